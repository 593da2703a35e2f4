'use client'

import { CheckCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { TextLink } from '@/ui/text-link'
import { api } from './client'
import { HelpCard } from './help-card'
import { UNDER_WAY } from './home-input'

const MOST = 3

type HomeTicketsProps = { unitWord: string; me: string }

function useUnderWay() {
  const underWay = api.tickets.list.useInfiniteQuery(UNDER_WAY, {
    getNextPageParam: (page) => page.nextCursor,
  })
  return underWay.data?.pages.flatMap((page) => page.items) ?? []
}

/** First on the resident's home: what waits for their word, or that nothing does. */
export function NeedsYou({ unitWord, me }: HomeTicketsProps) {
  const t = useTranslations('tickets.home')
  const waiting = useUnderWay().filter(({ status }) => status === 'resolved')
  if (waiting.length === 0)
    return (
      <p className="-mt-3 flex items-center gap-2 text-ink-2">
        <CheckCheck aria-hidden="true" className="size-5 shrink-0 text-good" />
        {t('nothing')}
      </p>
    )
  return (
    <section aria-label={t('yours')} className="flex flex-col gap-2.5">
      {waiting.map((ticket) => (
        <HelpCard key={ticket.id} ticket={ticket} unitWord={unitWord} me={me} tone="urgent" />
      ))}
    </section>
  )
}

/** Further down: what others are working on for them. Nothing where there is nothing. */
export function UnderWay({ unitWord, me }: HomeTicketsProps) {
  const t = useTranslations('tickets.home')
  const tickets = useUnderWay().filter(({ status }) => status !== 'resolved')
  if (tickets.length === 0) return null
  return (
    <section aria-labelledby="home-tickets">
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h2 id="home-tickets" className="text-14 font-semibold text-ink-2">
          {t('title', { count: tickets.length })}
        </h2>
        <TextLink href="/help" className="text-14">
          {t('all')}
        </TextLink>
      </div>
      <div className="flex flex-col gap-2.5">
        {tickets.slice(0, MOST).map((ticket) => (
          <HelpCard key={ticket.id} ticket={ticket} unitWord={unitWord} me={me} />
        ))}
      </div>
    </section>
  )
}
