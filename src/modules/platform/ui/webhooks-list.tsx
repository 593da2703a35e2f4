'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useParams } from 'next/navigation'
import { List } from '@/ui/list/list'
import type { Column } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { Code } from '@/ui/plate'
import { StatusBadge, type Tone } from '@/ui/status-badge'
import { When } from '@/ui/when'
import { api, type HealthOutputs } from './client'

type Webhook = HealthOutputs['webhooks']['items'][number]

const LOOK_AGAIN_MS = 15_000
const STATES = ['failed', 'received', 'processed', 'ignored'] as const

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
export function WebhooksList() {
  const t = useTranslations('platform.webhooks')
  const { id } = useParams<{ id?: string }>()
  const url = useListUrl()
  const figures = api.health.figures.useQuery()
  const status = STATES.filter((state) => url.filter('status').includes(state))
  const provider = url.filter('provider').slice(0, 10)
  const query = api.health.webhooks.useInfiniteQuery(
    { ...(status.length > 0 && { status }), ...(provider.length > 0 && { provider }) },
    {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
      refetchInterval: LOOK_AGAIN_MS,
    },
  )
  return (
    <List
      id="webhooks"
      label={t('title')}
      url={url}
      columns={useColumns()}
      rows={query.data?.pages.flatMap((page) => page.items) ?? []}
      rowKey={(line) => line.id}
      rowHref={(line) => `/webhooks/${line.id}`}
      rowLabel={(line) => `${line.provider} ${line.type}`}
      openKey={id}
      state={query.isError ? 'error' : query.isPending ? 'loading' : 'ready'}
      stale={query.isPlaceholderData}
      onRetry={() => void query.refetch()}
      hasMore={query.hasNextPage}
      loadingMore={query.isFetchingNextPage}
      onLoadMore={() => void query.fetchNextPage()}
      filters={[
        {
          id: 'status',
          label: t('status'),
          options: STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        },
        {
          id: 'provider',
          label: t('provider'),
          options: (figures.data?.webhooks ?? []).map(({ name }) => ({ value: name, label: name })),
        },
      ]}
      empty={{ title: t('none'), body: t('noneBody') }}
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
