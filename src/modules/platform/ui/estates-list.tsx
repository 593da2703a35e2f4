'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useParams } from 'next/navigation'
import { List } from '@/ui/list/list'
import type { Column } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { Code } from '@/ui/plate'
import { When } from '@/ui/when'
import { estatesAsked } from '../list-filters'
import { estateStatus } from '../schemas'
import { api, type PlatformOutputs } from './client'
import { useCountryName } from './country-name'
import { EstateStatusBadge } from './estate-status'

type Line = PlatformOutputs['estates']['items'][number]

/** Every estate of the platform: searched, filtered and counted; the one that is open stands beside it. */
export function EstatesList() {
  const t = useTranslations('platform')
  const url = useListUrl()
  const { id } = useParams<{ id?: string }>()
  const query = api.platform.estates.useInfiniteQuery(estatesAsked(new URLSearchParams(url.search)), {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const pages = query.data?.pages ?? []
  return (
    <List
      id="estates"
      label={t('estates.title')}
      url={url}
      columns={useEstateColumns()}
      rows={pages.flatMap((page) => page.items)}
      rowKey={(estate) => estate.id}
      rowHref={(estate) => `/estates/${estate.id}`}
      rowLabel={(estate) => estate.name}
      openKey={id}
      state={query.isError ? 'error' : query.isPending ? 'loading' : 'ready'}
      stale={query.isPlaceholderData}
      onRetry={() => void query.refetch()}
      total={pages[0]?.total}
      hasMore={query.hasNextPage}
      loadingMore={query.isFetchingNextPage}
      onLoadMore={() => void query.fetchNextPage()}
      searchLabel={t('estates.search')}
      filters={useEstateFilters()}
      exports={`/api/export/platform/estates${url.search}`}
      empty={{ title: t('estates.none'), body: t('estates.noneBody') }}
    />
  )
}

function useEstateColumns(): Column<Line>[] {
  const t = useTranslations('platform')
  const format = useFormatter()
  const countryName = useCountryName()
  const figure = (value: number) => <span className="font-mono">{format.number(value)}</span>
  return [
    {
      id: 'name',
      header: t('estates.name'),
      slot: 'title',
      sortable: true,
      fixed: true,
      cell: ({ name }) => name,
    },
    {
      id: 'status',
      header: t('estates.status'),
      slot: 'end',
      cell: ({ status }) => <EstateStatusBadge status={status} />,
    },
    {
      id: 'slug',
      header: t('estates.address'),
      cell: ({ slug }) => <Code className="text-ink-2">{slug}</Code>,
    },
    {
      id: 'place',
      header: t('estates.place'),
      slot: 'none',
      cell: ({ city, country }) => [city, countryName(country)].filter(Boolean).join(', '),
    },
    {
      id: 'members',
      header: t('estates.members'),
      align: 'end',
      slot: 'none',
      cell: ({ members }) => figure(members),
    },
    {
      id: 'units',
      header: t('estates.units'),
      align: 'end',
      slot: 'none',
      cell: ({ units }) => figure(units),
    },
    {
      id: 'openTickets',
      header: t('estates.openTickets'),
      align: 'end',
      slot: 'none',
      cell: ({ openTickets }) => figure(openTickets),
    },
    {
      id: 'activity',
      header: t('estates.lastActivity'),
      cell: ({ lastActivityAt }) =>
        lastActivityAt ? (
          <When at={lastActivityAt} />
        ) : (
          <span className="text-ink-2">{t('estates.noActivity')}</span>
        ),
    },
    {
      id: 'created',
      header: t('estates.created'),
      sortable: true,
      hidden: true,
      slot: 'none',
      cell: ({ createdAt }) => <When at={createdAt} />,
    },
  ]
}

function useEstateFilters() {
  const t = useTranslations('platform')
  const countryName = useCountryName()
  const { data } = api.platform.glance.useQuery()
  return [
    {
      id: 'status',
      label: t('estates.status'),
      options: estateStatus.options.map((value) => ({ value, label: t(`status.${value}`) })),
    },
    {
      id: 'country',
      label: t('estates.country'),
      options: (data?.countries ?? []).map((value) => ({ value, label: countryName(value) })),
    },
  ]
}
