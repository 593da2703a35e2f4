'use client'

import { useTranslations } from 'next-intl'
import { Code } from '@/ui/plate'
import { RecordError } from '@/ui/record/record-error'
import { Facts, RecordPanel, RecordSection } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { When } from '@/ui/when'
import { api } from './client'
import { DeliveryStatus } from './deliveries-list'
import { Readout } from './job-panel'
import { SendAgain } from './retry-button'

/** One message: to whom in part, how often it was tried and why it failed. */
export function DeliveryPanel({ id, mayRetry }: { id: string; mayRetry: boolean }) {
  const t = useTranslations('platform.deliveries')
  const query = api.health.delivery.useQuery({ id })
  if (query.isPending) return <RecordSkeleton />
  if (query.isError)
    return <RecordError error={query.error} closeHref="/deliveries" onRetry={() => void query.refetch()} />
  const { kind, channel, recipient, status, attempts, error, createdAt, updatedAt, job } = query.data
  return (
    <RecordPanel
      kicker={t(`channels.${channel}`)}
      title={<span className="font-mono">{kind}</span>}
      state={<DeliveryStatus status={status} />}
      action={
        status === 'failed' && job ? (
          <SendAgain area="deliveries" ids={[id]} mayRetry={mayRetry} variant="primary" />
        ) : undefined
      }
      closeHref="/deliveries"
    >
      <Facts
        items={[
          { label: t('recipient'), value: <Code>{recipient}</Code> },
          { label: t('attempts'), value: attempts },
          { label: t('first'), value: <When at={createdAt} withTime /> },
          { label: t('at'), value: <When at={updatedAt} withTime /> },
        ]}
      />
      {error ? (
        <RecordSection title={t('error')}>
          <Readout>{error}</Readout>
        </RecordSection>
      ) : null}
      {status === 'failed' && !job ? <p className="text-14 text-ink-2">{t('noJob')}</p> : null}
      {status === 'failed' && job && !job.givenUp ? (
        <p className="text-14 text-ink-2">
          {t('again')} <When at={job.runAt} withTime />
        </p>
      ) : null}
    </RecordPanel>
  )
}
