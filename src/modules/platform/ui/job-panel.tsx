'use client'

import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { Button } from '@/ui/button'
import { RecordError } from '@/ui/record/record-error'
import { Facts, RecordPanel, RecordSection } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { StatusBadge } from '@/ui/status-badge'
import { toast } from '@/ui/toast'
import { When } from '@/ui/when'
import { api, type JobOutputs } from './client'
import { ReasonDialog } from './reason-dialog'

/** A job that was given up: why, what it was asked to do, and another try. */
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
  const letter = query.data
  return (
    <RecordPanel
      kicker={t('number', { id: letter.id })}
      title={<span className="font-mono">{letter.task}</span>}
      state={<StatusBadge tone="bad">{t('givenUp')}</StatusBadge>}
      action={<RetryAction id={letter.id} task={letter.task} mayRetry={mayRetry} />}
      closeHref="/jobs"
    >
      <JobFacts letter={letter} />
      <RecordSection title={t('error')}>
        <Readout>{letter.error ?? t('noError')}</Readout>
      </RecordSection>
      <RecordSection title={t('payload')}>
        <Readout>{JSON.stringify(letter.payload, null, 2)}</Readout>
      </RecordSection>
    </RecordPanel>
  )
}

function JobFacts({ letter }: { letter: JobOutputs['record'] }) {
  const t = useTranslations('platform.jobs')
  const estate = letter.estateId ? (
    <Link href={`/estates/${letter.estateId}`} className="underline underline-offset-3">
      {letter.estateName}
    </Link>
  ) : (
    t('platform')
  )
  return (
    <Facts
      items={[
        { label: t('estate'), value: estate },
        { label: t('attempts'), value: letter.attempts },
        { label: t('askedAt'), value: <When at={letter.createdAt} withTime /> },
        { label: t('failedAt'), value: <When at={letter.failedAt} withTime /> },
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

export function RetryAction({ id, task, mayRetry }: { id: number; task: string; mayRetry: boolean }) {
  const t = useTranslations('platform')
  const [open, setOpen] = useState(false)
  const router = useRouter()
  const utils = api.useUtils()
  const retry = api.jobs.retry.useMutation()
  return (
    <>
      <Button
        variant="primary"
        icon={<RotateCcw />}
        reason={mayRetry ? undefined : t('estate.noRight')}
        onClick={() => setOpen(true)}
      >
        {t('jobs.retry')}
      </Button>
      <ReasonDialog
        open={open}
        onOpenChange={setOpen}
        title={t('jobs.retryTitle')}
        body={t('jobs.retryBody')}
        actionLabel={t('jobs.retry')}
        onReason={async (reason) => {
          await retry.mutateAsync({ id, reason })
          toast({ title: t('jobs.retried', { task }), tone: 'good' })
          router.push('/jobs')
          await Promise.all([
            utils.jobs.dead.invalidate(),
            utils.jobs.counts.invalidate(),
            utils.health.invalidate(),
            utils.platform.trail.invalidate(),
          ])
        }}
      />
    </>
  )
}
