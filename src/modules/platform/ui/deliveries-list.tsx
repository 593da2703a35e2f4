'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { listOfQuery } from '@/ui/list/list-of-query'
import type { Column } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { Code } from '@/ui/plate'
import { StatusBadge, type Tone } from '@/ui/status-badge'
import { When } from '@/ui/when'
import { CHANNELS, deliveriesAsked, DELIVERY_STATES } from '../health-filters'
import { api, type HealthOutputs } from './client'
import { HealthList, LOOK_AGAIN_MS } from './health-list'
import { SendAgain } from './retry-button'

type Delivery = HealthOutputs['deliveries']['items'][number]

const TONES: Record<Delivery['status'], Tone> = { sending: 'wait', sent: 'good', failed: 'bad' }

export function DeliveryStatus({ status }: Pick<Delivery, 'status'>) {
  const t = useTranslations('platform.deliveries')
  return <StatusBadge tone={TONES[status]}>{t(`state.${status}`)}</StatusBadge>
}

/** Messages that went out, or did not, with the newest first. */
export function DeliveriesList({ mayRetry }: { mayRetry: boolean }) {
  const t = useTranslations('platform.deliveries')
  const url = useListUrl()
  const query = api.health.deliveries.useInfiniteQuery(deliveriesAsked(new URLSearchParams(url.search)), {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
  })
  return (
    <HealthList
      {...listOfQuery(query)}
      area="deliveries"
      url={url}
      columns={useColumns()}
      rowLabel={(line) => `${line.kind} ${line.recipient}`}
      filters={[
        {
          id: 'status',
          label: t('status'),
          options: DELIVERY_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        },
        {
          id: 'channel',
          label: t('channel'),
          options: CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) })),
        },
      ]}
      bulk={(ids, clear) => <SendAgain area="deliveries" ids={ids} mayRetry={mayRetry} onDone={clear} />}
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
