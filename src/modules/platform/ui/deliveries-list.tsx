'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useParams } from 'next/navigation'
import { List } from '@/ui/list/list'
import type { Column } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { Code } from '@/ui/plate'
import { StatusBadge, type Tone } from '@/ui/status-badge'
import { When } from '@/ui/when'
import { api, type HealthOutputs } from './client'

type Delivery = HealthOutputs['deliveries']['items'][number]

const LOOK_AGAIN_MS = 15_000
const STATES = ['failed', 'sending', 'sent'] as const
const CHANNELS = ['email', 'sms', 'whatsapp', 'push'] as const

const TONES: Record<Delivery['status'], Tone> = { sending: 'wait', sent: 'good', failed: 'bad' }

export function DeliveryStatus({ status }: Pick<Delivery, 'status'>) {
  const t = useTranslations('platform.deliveries')
  return <StatusBadge tone={TONES[status]}>{t(`state.${status}`)}</StatusBadge>
}

/** Messages that went out, or did not, with the newest first. */
export function DeliveriesList() {
  const t = useTranslations('platform.deliveries')
  const { id } = useParams<{ id?: string }>()
  const url = useListUrl()
  const status = STATES.filter((state) => url.filter('status').includes(state))
  const channel = CHANNELS.filter((name) => url.filter('channel').includes(name))
  const query = api.health.deliveries.useInfiniteQuery(
    { ...(status.length > 0 && { status }), ...(channel.length > 0 && { channel }) },
    {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
      refetchInterval: LOOK_AGAIN_MS,
    },
  )
  return (
    <List
      id="deliveries"
      label={t('title')}
      url={url}
      columns={useColumns()}
      rows={query.data?.pages.flatMap((page) => page.items) ?? []}
      rowKey={(line) => line.id}
      rowHref={(line) => `/deliveries/${line.id}`}
      rowLabel={(line) => `${line.kind} ${line.recipient}`}
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
          id: 'channel',
          label: t('channel'),
          options: CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) })),
        },
      ]}
      empty={{ title: t('none'), body: t('noneBody') }}
    />
  )
}

function useColumns(): Column<Delivery>[] {
  const t = useTranslations('platform.deliveries')
  const format = useFormatter()
  return [
    { id: 'kind', header: t('kind'), slot: 'title', fixed: true, cell: ({ kind }) => <Code>{kind}</Code> },
    {
      id: 'status',
      header: t('status'),
      slot: 'end',
      fixed: true,
      cell: (line) => <DeliveryStatus {...line} />,
    },
    { id: 'recipient', header: t('recipient'), cell: ({ recipient }) => recipient },
    { id: 'channel', header: t('channel'), cell: ({ channel }) => t(`channels.${channel}`) },
    {
      id: 'attempts',
      header: t('attempts'),
      align: 'end',
      slot: 'none',
      cell: ({ attempts }) => format.number(attempts),
    },
    { id: 'at', header: t('at'), cell: ({ updatedAt }) => <When at={updatedAt} withTime /> },
  ]
}
