'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useParams, useSearchParams } from 'next/navigation'
import { List } from '@/ui/list/list'
import type { ListFilter } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { LinkButton } from '@/ui/link-button'
import { filterOf, type Reach } from '../list-filter'
import { ticketPriority, ticketStatus } from '../schemas'
import { api } from './client'
import { useTicketColumns } from './ticket-columns'
import { TicketViews } from './ticket-views'

export type TicketListProps = {
  reach: Reach
  unitWord: string
  /** What the reader may do with the list. */
  may: { reportFor: boolean; assign: boolean; work: boolean; export: boolean }
}

/** All tickets that the reader works on or looks after, with the open record beside them. */
export function TicketList({ reach, unitWord, may }: TicketListProps) {
  const t = useTranslations('tickets.list')
  const url = useListUrl()
  const { id: openKey } = useParams<{ id?: string }>()
  const filter = filterOf(useSearchParams(), reach)
  const list = api.tickets.list.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const total = api.tickets.count.useQuery(filter, { placeholderData: keepPreviousData })
  const columns = useTicketColumns(unitWord)
  const unit = url.filter('unit')[0]
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const filters = [
    ...useTicketFilters(reach, may.assign),
    ...(unit ? [unitFilter(unit, unitWord, rows)] : []),
  ]
  const mine = reach === 'assigned'
  return (
    <div className="mt-2 flex flex-col gap-2">
      <TicketViews reach={reach} works={may.work} />
      <List
        id="tickets"
        label={t('title')}
        url={url}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/manage/tickets/${row.id}`}
        rowLabel={(row) => `${row.number} ${row.title}`}
        openKey={openKey}
        state={list.isError ? 'error' : list.isPending ? 'loading' : 'ready'}
        stale={list.isPlaceholderData}
        onRetry={() => void list.refetch()}
        total={total.data?.more ? undefined : total.data?.count}
        hasMore={list.hasNextPage}
        loadingMore={list.isFetchingNextPage}
        onLoadMore={() => void list.fetchNextPage()}
        searchLabel={t('search')}
        filters={filters}
        exports={may.export ? `/api/export/tickets/list${url.search}` : undefined}
        primary={
          may.reportFor ? (
            <LinkButton href="/manage/tickets/new" variant="primary" icon={<Plus />}>
              {t('report')}
            </LinkButton>
          ) : null
        }
        empty={{ title: t(mine ? 'emptyMine' : 'emptyTitle'), body: t(mine ? 'emptyMineBody' : 'emptyBody') }}
      />
    </div>
  )
}

/** Only there when a unit's page led here: what the list is narrowed to, and the way to widen it again. */
function unitFilter(
  id: string,
  unitWord: string,
  rows: readonly { unit: { number: string } | null }[],
): ListFilter {
  return { id: 'unit', label: unitWord, options: [{ value: id, label: rows[0]?.unit?.number ?? unitWord }] }
}

function useTicketFilters(reach: Reach, mayAssign: boolean): ListFilter[] {
  const t = useTranslations('tickets')
  const categories = api.tickets.categories.useQuery(undefined, { staleTime: Infinity })
  const workers = api.tickets.workers.useQuery(undefined, { enabled: mayAssign, staleTime: Infinity })
  const people = (workers.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return [
    {
      id: 'status',
      label: t('list.status'),
      options: ticketStatus.options.map((value) => ({ value, label: t(`status.${value}`) })),
    },
    {
      id: 'priority',
      label: t('list.priority'),
      options: ticketPriority.options.map((value) => ({ value, label: t(`priority.${value}`) })).toReversed(),
    },
    {
      id: 'category',
      label: t('list.category'),
      options: (categories.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    ...(reach === 'estate'
      ? [
          {
            id: 'assignee',
            label: t('list.assignee'),
            single: true,
            options: [
              { value: 'me', label: t('list.me') },
              { value: 'nobody', label: t('list.noOne') },
              ...people,
            ],
          },
        ]
      : []),
  ]
}
