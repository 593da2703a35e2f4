'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { RecordError } from '@/ui/record/record-error'
import { Facts, RecordPanel, RecordSection } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { When } from '@/ui/when'
import { api } from './client'
import { Readout } from './job-panel'
import { SendAgain } from './retry-button'
import { WebhookStatus } from './webhooks-list'

/** What a provider sent, masked, and what became of it. */
export function WebhookPanel({ id, mayRetry }: { id: string; mayRetry: boolean }) {
  const t = useTranslations('platform.webhooks')
  const query = api.health.webhook.useQuery({ id })
  if (query.isPending) return <RecordSkeleton />
  if (query.isError)
    return <RecordError error={query.error} closeHref="/webhooks" onRetry={() => void query.refetch()} />
  const webhook = query.data
  const { error } = webhook
  const estate = webhook.estateId ? (
    <Link href={`/estates/${webhook.estateId}`} className="underline underline-offset-3">
      {webhook.estateName}
    </Link>
  ) : (
    '–'
  )
  return (
    <RecordPanel
      kicker={webhook.provider}
      title={<span className="font-mono">{webhook.type}</span>}
      state={<WebhookStatus status={webhook.status} />}
      action={
        webhook.status === 'failed' ? (
          <SendAgain area="webhooks" ids={[id]} mayRetry={mayRetry} variant="primary" />
        ) : undefined
      }
      closeHref="/webhooks"
    >
      <Facts
        items={[
          { label: t('estate'), value: estate },
          {
            label: t('event'),
            value: <span className="font-mono text-12 break-all">{webhook.eventId}</span>,
          },
          { label: t('at'), value: <When at={webhook.receivedAt} withTime /> },
          {
            label: t('done'),
            value: webhook.processedAt ? <When at={webhook.processedAt} withTime /> : t('notDone'),
          },
          { label: t('repeats'), value: webhook.repeats },
        ]}
      />
      {error ? (
        <RecordSection title={t('error')}>
          <Readout>{error}</Readout>
        </RecordSection>
      ) : null}
      <RecordSection title={t('payload')}>
        <Readout>{JSON.stringify(webhook.payload, null, 2)}</Readout>
      </RecordSection>
    </RecordPanel>
  )
}
