'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { listOfQuery } from '@/ui/list/list-of-query'
import type { Column } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { Code } from '@/ui/plate'
import { StatusBadge, type Tone } from '@/ui/status-badge'
import { When } from '@/ui/when'
import { WEBHOOK_STATES, webhooksAsked } from '../health-filters'
import { api, type HealthOutputs } from './client'
import { HealthList, LOOK_AGAIN_MS } from './health-list'
import { SendAgain } from './retry-button'

type Webhook = HealthOutputs['webhooks']['items'][number]

const TONES: Record<Webhook['status'], Tone> = {
  received: 'wait',
  processed: 'good',
  ignored: 'neutral',
  failed: 'bad',
}

export function WebhookStatus({ status }: Pick<Webhook, 'status'>) {
  const t = useTranslations('platform.webhooks')
  return <StatusBadge tone={TONES[status]}>{t(`state.${status}`)}</StatusBadge>
}

/** What providers sent us and what became of it, with the newest first. */
export function WebhooksList({ mayRetry }: { mayRetry: boolean }) {
  const t = useTranslations('platform.webhooks')
  const url = useListUrl()
  const figures = api.health.figures.useQuery()
  const query = api.health.webhooks.useInfiniteQuery(webhooksAsked(new URLSearchParams(url.search)), {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
  })
  return (
    <HealthList
      {...listOfQuery(query)}
      area="webhooks"
      url={url}
      columns={useColumns()}
      rowLabel={(line) => `${line.provider} ${line.type}`}
      filters={[
        {
          id: 'status',
          label: t('status'),
          options: WEBHOOK_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        },
        {
          id: 'provider',
          label: t('provider'),
          options: (figures.data?.webhooks ?? []).map(({ name }) => ({ value: name, label: name })),
        },
      ]}
      bulk={(ids, clear) => <SendAgain area="webhooks" ids={ids} mayRetry={mayRetry} onDone={clear} />}
    />
  )
}

function useColumns(): Column<Webhook>[] {
  const t = useTranslations('platform.webhooks')
  return [
    { id: 'type', header: t('type'), slot: 'title', fixed: true, cell: ({ type }) => <Code>{type}</Code> },
    {
      id: 'status',
      header: t('status'),
      slot: 'end',
      fixed: true,
      cell: (line) => <WebhookStatus {...line} />,
    },
    { id: 'provider', header: t('provider'), cell: ({ provider }) => provider },
    { id: 'estate', header: t('estate'), cell: ({ estateName }) => estateName },
    { id: 'at', header: t('at'), cell: ({ receivedAt }) => <When at={receivedAt} withTime /> },
  ]
}
