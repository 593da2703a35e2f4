'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { listOfQuery } from '@/ui/list/list-of-query'
import type { Column } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { Code } from '@/ui/plate'
import { StatusBadge, type Tone } from '@/ui/status-badge'
import { When } from '@/ui/when'
import { JOB_STATES, jobsAsked } from '../health-filters'
import { api, type JobOutputs } from './client'
import { firstLine } from './first-line'
import { HealthList, LOOK_AGAIN_MS } from './health-list'
import { RetryButton } from './retry-button'

type Job = JobOutputs['list']['items'][number]

const TONES: Record<Job['state'], Tone> = {
  failed: 'bad',
  retrying: 'warn',
  waiting: 'wait',
  running: 'active',
}

export function JobState({ state }: Pick<Job, 'state'>) {
  const t = useTranslations('platform.jobs')
  return <StatusBadge tone={TONES[state]}>{t(`states.${state}`)}</StatusBadge>
}

/** Jobs of every estate: those that were given up, unless others are asked for. */
export function JobsList({ mayRetry }: { mayRetry: boolean }) {
  const t = useTranslations('platform.jobs')
  const url = useListUrl()
  const asked = jobsAsked(new URLSearchParams(url.search))
  const tasks = api.jobs.tasks.useQuery()
  const query = api.jobs.list.useInfiniteQuery(asked, {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
  })
  const retry = api.jobs.retrySeveral.useMutation()
  const list = listOfQuery(query)
  const { q, task } = asked
  const onlyFailed = !asked.state || asked.state.every((state) => state === 'failed')
  return (
    <HealthList
      {...list}
      area="jobs"
      url={url}
      columns={useJobColumns()}
      rowLabel={(job) => job.task}
      filters={[
        {
          id: 'state',
          label: t('state'),
          options: JOB_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
        },
        {
          id: 'task',
          label: t('task'),
          options: (tasks.data ?? []).map((name) => ({ value: name, label: name })),
        },
      ]}
      bulk={(keys, clear) => (
        <RetryButton
          size="small"
          label={t('retry')}
          title={t('retrySeveralTitle', { count: keys.length })}
          body={t('retryBody')}
          mayRetry={mayRetry}
          onReason={async (reason) => {
            const { again } = await retry.mutateAsync({ which: { ids: keys.map(Number) }, reason })
            clear()
            return t('retriedSeveral', { count: again })
          }}
        />
      )}
      primary={
        onlyFailed && (list.total ?? 0) > 1 ? (
          <RetryButton
            label={t('retryAll')}
            title={t('retrySeveralTitle', { count: list.total ?? 0 })}
            body={t('retryBody')}
            mayRetry={mayRetry}
            onReason={async (reason) => {
              const { again } = await retry.mutateAsync({ which: { matching: { q, task } }, reason })
              return t('retriedSeveral', { count: again })
            }}
          />
        ) : undefined
      }
    />
  )
}

function useJobColumns(): Column<Job>[] {
  const t = useTranslations('platform.jobs')
  const format = useFormatter()
  return [
    { id: 'task', header: t('task'), slot: 'title', fixed: true, cell: ({ task }) => <Code>{task}</Code> },
    { id: 'state', header: t('state'), slot: 'end', fixed: true, cell: (job) => <JobState {...job} /> },
    { id: 'estate', header: t('estate'), cell: ({ estateName }) => estateName ?? t('platform') },
    {
      id: 'error',
      header: t('error'),
      className: 'max-w-[36ch] stacked:max-w-full stacked:basis-full',
      cell: ({ error }) => (error ? <span className="text-bad">{firstLine(error)}</span> : null),
    },
    {
      id: 'attempts',
      header: t('attempts'),
      align: 'end',
      slot: 'none',
      cell: ({ attempts }) => format.number(attempts),
    },
    { id: 'at', header: t('at'), cell: (job) => <When at={timeOf(job)} withTime /> },
  ]
}

/** When it was given up or last begun; of what is still to come, when it is due. */
function timeOf({ state, failedAt, runAt }: Job): Date {
  return state === 'failed' || state === 'running' ? failedAt : runAt
}
