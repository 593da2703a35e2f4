'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { api, type TicketLine } from './client'
import { HelpCard } from './help-card'
import { EARLIER, UNDER_WAY } from './home-input'

type HelpListProps = { unitWord: string; me: string }

/** What the household has reported: first what waits for its word, then what is under way, then what is over. */
export function HelpList({ unitWord, me }: HelpListProps) {
  const t = useTranslations('tickets.help')
  const underWay = api.tickets.list.useInfiniteQuery(UNDER_WAY, {
    getNextPageParam: (page) => page.nextCursor,
  })
  const earlier = api.tickets.list.useInfiniteQuery(EARLIER, { getNextPageParam: (page) => page.nextCursor })
  if (underWay.isError || earlier.isError)
    return (
      <ErrorState
        title={t('failed')}
        onRetry={() => void Promise.all([underWay.refetch(), earlier.refetch()])}
      >
        {t('failedBody')}
      </ErrorState>
    )
  if (underWay.isPending || earlier.isPending) return <CardSkeletons />
  const open = underWay.data.pages.flatMap((page) => page.items)
  const done = earlier.data.pages.flatMap((page) => page.items)
  const card = (ticket: TicketLine) => (
    <HelpCard key={ticket.id} ticket={ticket} unitWord={unitWord} me={me} />
  )
  return (
    <div className="flex flex-col gap-8">
      <Cards title={t('yourWord')} cards={open.filter(({ status }) => status === 'resolved').map(card)} />
      <Cards
        title={t('open')}
        cards={open.filter(({ status }) => status !== 'resolved').map(card)}
        more={underWay}
      />
      {open.length === 0 ? <EmptyState title={t('none')}>{t('noneBody')}</EmptyState> : null}
      <Cards title={t('earlier')} cards={done.map(card)} more={earlier} />
    </div>
  )
}

type CardsProps = {
  title: string
  cards: ReactNode[]
  more?: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }
}

function Cards({ title, cards, more }: CardsProps) {
  const t = useTranslations('tickets.help')
  if (cards.length === 0) return null
  return (
    <section>
      <h2 className="mb-2 text-14 font-semibold text-ink-2">{title}</h2>
      <div className="flex flex-col gap-2.5">{cards}</div>
      {more?.hasNextPage ? (
        <Button
          variant="quiet"
          pending={more.isFetchingNextPage}
          onClick={() => void more.fetchNextPage()}
          className="mt-2"
        >
          {t('more')}
        </Button>
      ) : null}
    </section>
  )
}

export function CardSkeletons() {
  return (
    <div aria-hidden="true" className="flex flex-col gap-2.5">
      {[0, 1, 2].map((card) => (
        <div key={card} className="flex items-center gap-3 rounded-surface border px-4 py-3.5">
          <Skeleton className="h-9 w-8" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="w-2/3" />
            <Skeleton className="w-2/5" />
          </div>
        </div>
      ))}
    </div>
  )
}
