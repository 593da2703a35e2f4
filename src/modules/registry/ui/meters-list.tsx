'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useParams } from 'next/navigation'
import { UnitChip } from '@/ui/chips'
import { LinkButton } from '@/ui/link-button'
import { List } from '@/ui/list/list'
import type { Column } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { Code } from '@/ui/plate'
import { StatusBadge } from '@/ui/status-badge'
import { Day } from '@/ui/when'
import { meterKind, meterState } from '../schemas'
import { AddLink } from './add-link'
import { api, type MeterLine } from './client'
import { useDesk, useUnitWords } from './desk-provider'
import { meterFilterOf, meterListOf } from './list-filters'
import { totalOf } from './list-query'

export function MeterBadge({ removed }: { removed: boolean }) {
  const t = useTranslations('registry.meterState')
  return <StatusBadge tone={removed ? 'neutral' : 'good'}>{t(removed ? 'removed' : 'in_use')}</StatusBadge>
}

/** Every meter of the estate; the one that is open stands beside the list. */
export function MetersList() {
  const t = useTranslations('registry')
  const { may } = useDesk()
  const url = useListUrl()
  const { id } = useParams<{ id?: string }>()
  const address = new URLSearchParams(url.search)
  const query = api.registry.meters.list.useInfiniteQuery(meterListOf(address), {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const count = api.registry.meters.count.useQuery(meterFilterOf(address), {
    placeholderData: keepPreviousData,
  })
  return (
    <List
      id="meters"
      label={t('meters.title')}
      url={url}
      columns={useMeterColumns()}
      rows={query.data?.pages.flatMap((page) => page.items) ?? []}
      rowKey={(meter) => meter.id}
      rowHref={(meter) => `/manage/meters/${meter.id}`}
      rowLabel={(meter) => meter.serial}
      openKey={id}
      state={query.isError ? 'error' : query.isPending ? 'loading' : 'ready'}
      stale={query.isPlaceholderData}
      onRetry={() => void query.refetch()}
      total={totalOf(count.data)}
      hasMore={query.hasNextPage}
      loadingMore={query.isFetchingNextPage}
      onLoadMore={() => void query.fetchNextPage()}
      searchLabel={t('meters.search', useUnitWords())}
      filters={[
        {
          id: 'kind',
          label: t('meters.kind'),
          options: meterKind.options.map((value) => ({ value, label: t(`meterKind.${value}`) })),
        },
        {
          id: 'state',
          label: t('meters.state'),
          options: meterState.options.map((value) => ({ value, label: t(`meterState.${value}`) })),
        },
      ]}
      exports={`/api/export/registry/meters${url.search}`}
      primary={
        <AddLink href={`/manage/meters/new${url.search}`} label={t('meters.add')} may={may.editMeters} />
      }
      empty={{
        title: t('meters.none'),
        body: t('meters.noneBody'),
        action: may.import ? (
          <LinkButton href="/manage/import/new?kind=meters" variant="primary" icon={<Upload />}>
            {t('import.begin')}
          </LinkButton>
        ) : undefined,
      }}
    />
  )
}

function useMeterColumns(): Column<MeterLine>[] {
  const t = useTranslations('registry')
  const format = useFormatter()
  const { unitWord } = useDesk()
  return [
    {
      id: 'serial',
      header: t('field.serial'),
      slot: 'title',
      sortable: true,
      fixed: true,
      cell: ({ serial }) => <Code>{serial}</Code>,
    },
    {
      id: 'state',
      header: t('meters.state'),
      slot: 'end',
      cell: ({ endedOn }) => <MeterBadge removed={endedOn !== null} />,
    },
    { id: 'kind', header: t('meters.kind'), cell: ({ kind }) => t(`meterKind.${kind}`) },
    { id: 'unit', header: unitWord, cell: ({ unit }) => (unit ? <UnitChip label={unit.number} /> : null) },
    {
      id: 'multiplier',
      header: t('field.multiplier'),
      align: 'end',
      slot: 'none',
      cell: ({ multiplier }) => <span className="font-mono">{format.number(multiplier)}</span>,
    },
    {
      id: 'verified',
      header: t('field.verifiedOn'),
      slot: 'none',
      cell: ({ verifiedOn }) => (verifiedOn ? <Day date={verifiedOn} /> : null),
    },
  ]
}
