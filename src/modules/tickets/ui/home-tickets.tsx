'use client'

import { useTranslations } from 'next-intl'
import { TextLink } from '@/ui/text-link'
import { api } from './client'
import { HelpCard } from './help-card'
import { UNDER_WAY } from './home-input'

const MOST = 3

/** On the resident's home: what is under way, what waits for their word first. Nothing where there is nothing. */
export function HomeTickets({ unitWord, me }: { unitWord: string; me: string }) {
  const t = useTranslations('tickets.home')
  const underWay = api.tickets.list.useInfiniteQuery(UNDER_WAY, {
    getNextPageParam: (page) => page.nextCursor,
  })
  const tickets = underWay.data?.pages.flatMap((page) => page.items) ?? []
  if (tickets.length === 0) return null
  const yoursFirst = tickets.toSorted(
    (a, b) => Number(b.status === 'resolved') - Number(a.status === 'resolved'),
  )
  return (
    <section aria-labelledby="home-tickets">
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h2 id="home-tickets" className="text-14 font-semibold text-ink-2">
          {t('title')}
        </h2>
        <TextLink href="/help" className="text-14">
          {t('all')}
        </TextLink>
      </div>
      <div className="flex flex-col gap-2.5">
        {yoursFirst.slice(0, MOST).map((ticket) => (
          <HelpCard key={ticket.id} ticket={ticket} unitWord={unitWord} me={me} />
        ))}
      </div>
    </section>
  )
}
