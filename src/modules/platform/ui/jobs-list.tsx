'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useParams } from 'next/navigation'
import { List } from '@/ui/list/list'
import type { Column } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { Code } from '@/ui/plate'
import { When } from '@/ui/when'
import { api, type JobOutputs } from './client'
import { firstLine } from './first-line'

/** A job that runs again comes back here when it fails again. */
const LOOK_AGAIN_MS = 15_000

type Letter = JobOutputs['dead']['items'][number]

/** Jobs that were given up, of every estate; the one that is open stands beside the list. */
export function JobsList() {
  const t = useTranslations('platform.jobs')
  const { id } = useParams<{ id?: string }>()
  const query = api.jobs.dead.useInfiniteQuery(
    {},
    { getNextPageParam: (page) => page.nextCursor, refetchInterval: LOOK_AGAIN_MS },
  )
  return (
    <List
      id="jobs"
      label={t('title')}
      url={useListUrl()}
      columns={useJobColumns()}
      rows={query.data?.pages.flatMap((page) => page.items) ?? []}
      rowKey={(letter) => String(letter.id)}
      rowHref={(letter) => `/jobs/${letter.id}`}
      rowLabel={(letter) => letter.task}
      openKey={id}
      state={query.isError ? 'error' : query.isPending ? 'loading' : 'ready'}
      onRetry={() => void query.refetch()}
      hasMore={query.hasNextPage}
      loadingMore={query.isFetchingNextPage}
      onLoadMore={() => void query.fetchNextPage()}
      empty={{ title: t('none'), body: t('noneBody') }}
    />
  )
}

function useJobColumns(): Column<Letter>[] {
  const t = useTranslations('platform.jobs')
  const format = useFormatter()
  return [
    { id: 'task', header: t('task'), slot: 'title', fixed: true, cell: ({ task }) => <Code>{task}</Code> },
    { id: 'estate', header: t('estate'), cell: ({ estateName }) => estateName ?? t('platform') },
    {
      id: 'error',
      header: t('error'),
      className: 'max-w-[36ch] stacked:max-w-full stacked:basis-full',
      cell: ({ error }) => <span className="text-bad">{firstLine(error)}</span>,
    },
    {
      id: 'attempts',
      header: t('attempts'),
      align: 'end',
      slot: 'none',
      cell: ({ attempts }) => format.number(attempts),
    },
    {
      id: 'failedAt',
      header: t('failedAt'),
      slot: 'end',
      cell: ({ failedAt }) => <When at={failedAt} withTime />,
    },
  ]
}
