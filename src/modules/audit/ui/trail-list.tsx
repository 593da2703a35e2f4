'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useParams, useSearchParams } from 'next/navigation'
import { IconButton } from '@/ui/icon-button'
import { List } from '@/ui/list/list'
import type { Column, ListFilter } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { When } from '@/ui/when'
import { trailFilterOf } from '../trail-filter'
import { api, type TrailLine } from './client'
import { PeriodAndPerson } from './period-and-person'
import { useActorWords } from './words'

const LOOK_AGAIN_MS = 30_000

/** Everything that was done on the estate, newest first, with the open event beside it. */
export function TrailList({ whole }: { whole: boolean }) {
  const t = useTranslations('audit')
  const url = useListUrl()
  const { id: openKey } = useParams<{ id?: string }>()
  const filter = trailFilterOf(useSearchParams())
  const query = api.audit.list.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    // Only the top of the list looks again by itself: who reads further down must not lose the place.
    refetchInterval: ({ state }) => (state.data && state.data.pages.length > 1 ? false : LOOK_AGAIN_MS),
  })
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="flex flex-col gap-3">
      <PeriodAndPerson url={url} />
      <List
        id="audit"
        label={t('title')}
        url={url}
        columns={useTrailColumns()}
        rows={rows}
        rowKey={(line) => line.id}
        rowHref={(line) => `/manage/audit/${line.id}`}
        rowLabel={(line) => line.sentence}
        openKey={openKey}
        state={query.isError ? 'error' : query.isPending ? 'loading' : 'ready'}
        stale={query.isPlaceholderData}
        onRetry={() => void query.refetch()}
        hasMore={query.hasNextPage}
        loadingMore={query.isFetchingNextPage}
        onLoadMore={() => void query.fetchNextPage()}
        searchLabel={t('search')}
        filters={useTrailFilters(rows, filter)}
        exports={`/api/export/audit/trail${url.search}`}
        primary={
          <IconButton
            label={t('refresh')}
            icon={<RefreshCw className={query.isRefetching ? 'animate-turn' : ''} />}
            onClick={() => void query.refetch()}
          />
        }
        empty={
          whole
            ? { title: t('none'), body: t('noneBody') }
            : { title: t('noneFinance'), body: t('noneFinanceBody') }
        }
      />
    </div>
  )
}

function useTrailColumns(): Column<TrailLine>[] {
  const t = useTranslations('audit')
  const actor = useActorWords()
  return [
    { id: 'at', header: t('at'), slot: 'end', fixed: true, cell: ({ at }) => <When at={at} withTime /> },
    {
      id: 'who',
      header: t('who'),
      slot: 'title',
      fixed: true,
      className: 'font-semibold',
      cell: (line) => actor(line),
    },
    {
      id: 'what',
      header: t('what'),
      fixed: true,
      className: 'whitespace-normal max-w-[60ch] stacked:basis-full',
      cell: ({ sentence, onBehalfOf }) => (
        <>
          {sentence}
          {onBehalfOf ? <span className="text-ink-2"> {t('onBehalf', { name: onBehalfOf })}</span> : null}
        </>
      ),
    },
    { id: 'area', header: t('area'), cell: ({ area }) => area },
    {
      id: 'record',
      header: t('record'),
      hidden: true,
      slot: 'none',
      cell: ({ record }) => (record ? (record.label ?? t('gone')) : null),
    },
    { id: 'from', header: t('from'), hidden: true, slot: 'none', cell: ({ ip }) => ip },
  ]
}

const keyOf = ({ entity, id }: { entity: string; id: string }) => `${entity}:${id}`

/** Areas and kinds always; a record or a request where the way here led through one. */
function useTrailFilters(
  rows: readonly TrailLine[],
  { area, record, request }: ReturnType<typeof trailFilterOf>,
): ListFilter[] {
  const t = useTranslations('audit')
  const { data = [] } = api.audit.filters.useQuery(undefined, { staleTime: Infinity })
  const shown = data.filter(({ name }) => !area || area.includes(name))
  const label = rows.find((row) => record && row.record?.key === keyOf(record))?.record?.label
  return [
    { id: 'area', label: t('area'), options: data.map(({ name, title }) => ({ value: name, label: title })) },
    {
      id: 'event',
      label: t('event'),
      options: shown.flatMap(({ events }) =>
        events.map(({ name, title }) => ({ value: name, label: title })),
      ),
    },
    ...(record
      ? [
          {
            id: 'record',
            label: t('record'),
            options: [{ value: keyOf(record), label: label ?? t('thisRecord') }],
          },
        ]
      : []),
    ...(request
      ? [{ id: 'request', label: t('request'), options: [{ value: request, label: t('thisRequest') }] }]
      : []),
  ]
}
