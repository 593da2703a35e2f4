'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useParams } from 'next/navigation'
import { LinkButton } from '@/ui/link-button'
import { List } from '@/ui/list/list'
import { listOfQuery } from '@/ui/list/list-of-query'
import type { Column } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { Code } from '@/ui/plate'
import { useRegion } from '@/ui/region'
import { When } from '@/ui/when'
import { estatesAsked } from '../list-filters'
import { estateStatus } from '../schemas'
import { api, type PlatformOutputs } from './client'
import { useCountryName } from '@/ui/country-name'
import { EstateStatusBadge } from './estate-status'
import { useMoney } from './use-money'
import { useSize } from './use-size'

type Line = PlatformOutputs['estates']['items'][number]

export type FeatureWords = Readonly<Record<string, { label: string; hint: string }>>

/** Every estate of the platform: searched, filtered and counted; the one that is open stands beside it. */
export function EstatesList({ features }: { features: FeatureWords }) {
  const t = useTranslations('platform')
  const url = useListUrl()
  const { id } = useParams<{ id?: string }>()
  const query = api.platform.estates.useInfiniteQuery(estatesAsked(new URLSearchParams(url.search)), {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const asked = api.platform.estateFilters.useQuery()
  const create = asked.data?.mayCreate ? (
    <LinkButton href="/estates/new" variant="primary" size="small" icon={<Plus />}>
      {t('estates.create')}
    </LinkButton>
  ) : undefined
  return (
    <List
      {...listOfQuery(query)}
      id="estates"
      label={t('estates.title')}
      url={url}
      columns={useEstateColumns()}
      rowKey={(estate) => estate.id}
      rowHref={(estate) => `/estates/${estate.id}`}
      rowLabel={(estate) => estate.name}
      openKey={id}
      searchLabel={t('estates.search')}
      filters={useEstateFilters(asked.data, features)}
      exports={`/api/export/platform/estates${url.search}`}
      primary={create}
      empty={{ title: t('estates.none'), body: t('estates.noneBody'), action: create }}
    />
  )
}

function useEstateColumns(): Column<Line>[] {
  const t = useTranslations('platform')
  const format = useFormatter()
  const countryName = useCountryName()
  const size = useSize()
  const money = useMoney()
  const figure = (value: number) => <span className="font-mono">{format.number(value)}</span>
  const number = (id: 'members' | 'units' | 'messages'): Column<Line> => ({
    id,
    header: t(`estates.${id}`),
    align: 'end',
    slot: id === 'messages' ? 'none' : 'meta',
    sortable: true,
    cell: (line) => (
      <>
        {figure(line[id])}
        <span className="hidden stacked:inline"> {t(`estates.said.${id}`, { count: line[id] })}</span>
      </>
    ),
  })
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
    { id: 'plan', header: t('estates.plan'), cell: ({ plan }) => plan },
    {
      id: 'slug',
      header: t('estates.address'),
      hidden: true,
      slot: 'none',
      cell: ({ slug }) => <Code className="text-ink-2">{slug}</Code>,
    },
    {
      id: 'place',
      header: t('estates.place'),
      hidden: true,
      slot: 'none',
      cell: ({ city, country }) => [city, countryName(country)].filter(Boolean).join(', '),
    },
    number('members'),
    number('units'),
    {
      id: 'openTickets',
      header: t('estates.openTickets'),
      align: 'end',
      slot: 'none',
      hidden: true,
      cell: ({ openTickets }) => figure(openTickets),
    },
    {
      id: 'storage',
      header: t('estates.storage'),
      align: 'end',
      slot: 'none',
      sortable: true,
      className: 'whitespace-nowrap',
      cell: ({ storage }) => <span className="font-mono">{size(storage)}</span>,
    },
    number('messages'),
    {
      id: 'activity',
      header: t('estates.lastActivity'),
      sortable: true,
      cell: ({ lastActivityAt }) =>
        lastActivityAt ? (
          <When at={lastActivityAt} />
        ) : (
          <span className="text-ink-2">{t('estates.noActivity')}</span>
        ),
    },
    {
      id: 'revenue',
      header: t('estates.revenue'),
      align: 'end',
      sortable: true,
      className: 'whitespace-nowrap',
      cell: ({ revenue, revenueCurrency }) =>
        revenue !== null && revenueCurrency ? (
          <span className="font-mono">{money(revenue, revenueCurrency)}</span>
        ) : null,
    },
    {
      id: 'trialEnds',
      header: t('estates.trialEnds'),
      hidden: true,
      slot: 'none',
      cell: ({ status, trialEndsAt }) =>
        status === 'trial' && trialEndsAt ? <When at={trialEndsAt} /> : null,
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

const MONTHS = 12

function useEstateFilters(asked: PlatformOutputs['estateFilters'] | undefined, words: FeatureWords) {
  const t = useTranslations('platform')
  const countryName = useCountryName()
  const months = useMonths()
  const options = (values: readonly string[], label: (value: string) => string) =>
    values.map((value) => ({ value, label: label(value) }))
  return [
    {
      id: 'status',
      label: t('estates.status'),
      options: options(estateStatus.options, (value) => t(`status.${estateStatus.parse(value)}`)),
    },
    {
      id: 'plan',
      label: t('estates.plan'),
      options: (asked?.plans ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    { id: 'country', label: t('estates.country'), options: options(asked?.countries ?? [], countryName) },
    {
      id: 'currency',
      label: t('estates.currency'),
      options: options(asked?.currencies ?? [], (code) => code),
    },
    {
      id: 'ending',
      label: t('estates.ending'),
      single: true,
      options: [{ value: 'soon', label: t('estates.endingSoon') }],
    },
    { id: 'founded', label: t('estates.founded'), options: months },
    {
      id: 'feature',
      label: t('estates.feature'),
      options: (asked?.features ?? []).flatMap(({ name }) => [
        { value: name, label: t('estates.featureOn', { feature: words[name]?.label ?? name }) },
        { value: `!${name}`, label: t('estates.featureOff', { feature: words[name]?.label ?? name }) },
      ]),
    },
  ]
}

/** The months of the past year, the newest first. */
function useMonths() {
  const format = useFormatter()
  const { now } = useRegion()
  const today = new Date(now)
  return Array.from({ length: MONTHS }, (_, back) => {
    const first = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1))
    return {
      value: first.toISOString().slice(0, 7),
      label: format.dateTime(first, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
    }
  })
}
