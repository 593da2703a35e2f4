'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { RecordError } from '@/ui/record/record-error'
import { Facts, RecordPanel, RecordSection } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { When } from '@/ui/when'
import { api, type JobOutputs } from './client'
import { JobState } from './jobs-list'
import { RetryButton } from './retry-button'

/** A job: how it stands, why it failed, what it was asked to do, and another try. */
export function JobPanel({ id, mayRetry }: { id: number; mayRetry: boolean }) {
  const t = useTranslations('platform.jobs')
  const query = api.jobs.record.useQuery({ id })
  if (query.isPending) return <RecordSkeleton />
  if (query.isError)
    return (
      <RecordError
        error={query.error}
        closeHref="/jobs"
        onRetry={() => void query.refetch()}
        gone={t('gone')}
      />
    )
  const job = query.data
  const canRetry = job.state === 'failed' || job.state === 'retrying'
  return (
    <RecordPanel
      kicker={t('number', { id: job.id })}
      title={<span className="font-mono">{job.task}</span>}
      state={<JobState {...job} />}
      action={canRetry ? <RetryJob job={job} mayRetry={mayRetry} /> : undefined}
      closeHref="/jobs"
    >
      <JobFacts job={job} />
      {canRetry ? (
        <RecordSection title={t('error')}>
          <Readout>{job.error ?? t('noError')}</Readout>
        </RecordSection>
      ) : null}
      <RecordSection title={t('payload')}>
        <Readout>{JSON.stringify(job.payload, null, 2)}</Readout>
      </RecordSection>
    </RecordPanel>
  )
}

function JobFacts({ job }: { job: JobOutputs['record'] }) {
  const t = useTranslations('platform.jobs')
  const estate = job.estateId ? (
    <Link href={`/estates/${job.estateId}`} className="underline underline-offset-3">
      {job.estateName}
    </Link>
  ) : (
    t('platform')
  )
  return (
    <Facts
      items={[
        { label: t('estate'), value: estate },
        { label: t('attempts'), value: t('attemptsOf', { count: job.attempts, most: job.mostAttempts }) },
        { label: t('askedAt'), value: <When at={job.createdAt} withTime /> },
        job.state === 'failed'
          ? { label: t('failedAt'), value: <When at={job.failedAt} withTime /> }
          : { label: t('due'), value: <When at={job.runAt} withTime /> },
      ]}
    />
  )
}

/** Text of a machine, as it came; wraps on narrow screens. */
export function Readout({ children }: { children: ReactNode }) {
  return (
    <pre className="max-h-96 overflow-auto rounded-surface bg-sunken p-3 font-mono text-12 break-words whitespace-pre-wrap">
      {children}
    </pre>
  )
}

function RetryJob({ job, mayRetry }: { job: JobOutputs['record']; mayRetry: boolean }) {
  const t = useTranslations('platform.jobs')
  const retry = api.jobs.retry.useMutation()
  const { id, task } = job
  return (
    <RetryButton
      variant="primary"
      label={t('retry')}
      title={t('retryTitle')}
      body={t('retryBody')}
      mayRetry={mayRetry}
      onReason={async (reason) => {
        await retry.mutateAsync({ id, reason })
        return t('retried', { task })
      }}
    />
  )
}
