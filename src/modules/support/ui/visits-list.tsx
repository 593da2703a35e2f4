'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { List } from '@/ui/list/list'
import type { Column } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { StatusBadge } from '@/ui/status-badge'
import { toast } from '@/ui/toast'
import { When } from '@/ui/when'
import { visitsAsked } from '../list-filters'
import { api, type SupportOutputs } from './client'

type Visit = SupportOutputs['visits']['items'][number]

/** Who of the platform was in which estate. */
export function VisitsList() {
  const t = useTranslations('support.console')
  const url = useListUrl()
  const query = api.support.visits.useInfiniteQuery(visitsAsked(new URLSearchParams(url.search)), {
    getNextPageParam: (page) => page.nextCursor,
  })
  return (
    <List
      id="visits"
      label={t('title')}
      url={url}
      columns={useColumns()}
      rows={query.data?.pages.flatMap((page) => page.items) ?? []}
      rowKey={(visit) => visit.id}
      rowLabel={(visit) => `${visit.operatorName}, ${visit.estate}`}
      state={query.isError ? 'error' : query.isPending ? 'loading' : 'ready'}
      onRetry={() => void query.refetch()}
      hasMore={query.hasNextPage}
      loadingMore={query.isFetchingNextPage}
      onLoadMore={() => void query.fetchNextPage()}
      exports={`/api/export/support/visits${url.search}`}
      filters={[
        {
          id: 'state',
          label: t('state'),
          single: true,
          options: [{ value: 'running', label: t('states.running') }],
        },
      ]}
      empty={{ title: t('none'), body: t('noneBody') }}
    />
  )
}

const TONE = { waiting: 'wait', running: 'active', over: 'neutral' } as const

function useColumns(): Column<Visit>[] {
  const t = useTranslations('support.console')
  const words = useTranslations('support.page')
  return [
    { id: 'estate', header: t('estate'), slot: 'title', fixed: true, cell: ({ estate }) => estate },
    { id: 'operator', header: t('operator'), cell: ({ operatorName }) => operatorName },
    {
      id: 'reason',
      header: t('reason'),
      className: 'max-w-[40ch] stacked:max-w-full stacked:basis-full',
      cell: ({ reason }) => reason,
    },
    {
      id: 'state',
      header: t('state'),
      slot: 'end',
      cell: ({ state, endedBy, endedByName }) => (
        <StatusBadge tone={TONE[state]}>
          {state === 'over' && endedBy
            ? `${t('states.over')} ${words(`by.${endedBy}`, { name: endedByName ?? '' })}`
            : t(`states.${state}`)}
        </StatusBadge>
      ),
    },
    {
      id: 'write',
      header: t('write'),
      cell: ({ mayWrite, writeGrantedBy }) => (mayWrite ? writeGrantedBy : null),
    },
    { id: 'since', header: t('since'), cell: ({ requestedAt }) => <When at={requestedAt} withTime /> },
    {
      id: 'until',
      header: t('until'),
      cell: ({ endedAt, expiresAt }) => <When at={endedAt ?? expiresAt} withTime />,
    },
    { id: 'end', header: '', cell: (visit) => <EndVisit visit={visit} /> },
  ]
}

function EndVisit({ visit }: { visit: Visit }) {
  const t = useTranslations('support.console')
  const utils = api.useUtils()
  const end = api.support.endOne.useMutation({
    onSuccess: () => toast({ title: t('endedToast') }),
    onError: (error) => toast({ tone: 'bad', title: error.message }),
    onSettled: () => utils.support.visits.invalidate(),
  })
  if (visit.state === 'over' || !visit.mayEnd) return null
  return (
    <Button size="small" pending={end.isPending} onClick={() => end.mutate({ id: visit.id })}>
      {t('end')}
    </Button>
  )
}
