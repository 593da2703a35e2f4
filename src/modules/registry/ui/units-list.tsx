'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { Plus, Upload } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useParams } from 'next/navigation'
import { Button } from '@/ui/button'
import { LinkButton } from '@/ui/link-button'
import { List } from '@/ui/list/list'
import type { Column, ListFilter } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { unitKind, unitStatus } from '../schemas'
import { api, type UnitLine } from './client'
import { useDesk, useUnitWords } from './desk-provider'
import { unitFilterOf, unitListOf } from './list-filters'
import { totalOf } from './list-query'
import { usePropertyFilter } from './people-filters'
import { AddWords } from './add-words'
import { addressOf } from './unit-picker'
import { UnitStatusBadge } from './words'

/** Every unit of the estate with who is in it; the one that is open stands beside the list. */
export function UnitsList() {
  const t = useTranslations('registry')
  const { may } = useDesk()
  const words = useUnitWords()
  const url = useListUrl()
  const { id } = useParams<{ id?: string }>()
  const address = new URLSearchParams(url.search)
  const filter = unitFilterOf(address)
  const query = api.registry.units.list.useInfiniteQuery(unitListOf(address), {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const count = api.registry.units.count.useQuery(filter, { placeholderData: keepPreviousData })
  return (
    <List
      id="units"
      label={words.Units}
      url={url}
      columns={useUnitColumns()}
      rows={query.data?.pages.flatMap((page) => page.items) ?? []}
      rowKey={(unit) => unit.id}
      rowHref={(unit) => `/manage/units/${unit.id}`}
      rowLabel={(unit) => `${words.Unit} ${unit.number}`}
      openKey={id}
      state={query.isError ? 'error' : query.isPending ? 'loading' : 'ready'}
      stale={query.isPlaceholderData}
      onRetry={() => void query.refetch()}
      total={totalOf(count.data)}
      hasMore={query.hasNextPage}
      loadingMore={query.isFetchingNextPage}
      onLoadMore={() => void query.fetchNextPage()}
      searchLabel={t('units.search')}
      filters={useUnitFilters()}
      exports={may.export ? `/api/export/registry/units${url.search}` : undefined}
      primary={<AddUnit search={url.search} />}
      empty={{
        title: t('units.none', words),
        body: t(may.import ? 'units.noneBody' : 'people.noneBodyReader', words),
        action: may.import ? (
          <LinkButton href="/manage/import/new" variant="primary" icon={<Upload />}>
            {t('import.begin')}
          </LinkButton>
        ) : undefined,
      }}
    />
  )
}

function AddUnit({ search }: { search: string }) {
  const t = useTranslations('registry')
  const { may } = useDesk()
  const label = t('units.add', useUnitWords())
  if (!may.editUnits)
    return (
      <Button variant="primary" icon={<Plus />} reason={t('noRight')} aria-label={label}>
        <AddWords words={label} />
      </Button>
    )
  return (
    <LinkButton
      href={`/manage/units/new${search}`}
      scroll={false}
      variant="primary"
      icon={<Plus />}
      aria-label={label}
    >
      <AddWords words={label} />
    </LinkButton>
  )
}

function useUnitFilters(): ListFilter[] {
  const t = useTranslations('registry')
  const property = usePropertyFilter()
  return [
    {
      id: 'status',
      label: t('units.status'),
      options: unitStatus.options.map((value) => ({ value, label: t(`unitStatus.${value}`) })),
    },
    ...property,
    {
      id: 'kind',
      label: t('units.kind'),
      options: unitKind.options.map((value) => ({ value, label: t(`unitKind.${value}`) })),
    },
  ]
}

function useUnitColumns(): Column<UnitLine>[] {
  const t = useTranslations('registry')
  const format = useFormatter()
  const { unitWord, may } = useDesk()
  const vehicles: Column<UnitLine> = {
    id: 'vehicles',
    header: t('people.vehicles'),
    align: 'end',
    slot: 'none',
    cell: (unit) =>
      unit.vehicles > 0 ? <span className="font-mono">{format.number(unit.vehicles)}</span> : null,
  }
  return [
    {
      id: 'number',
      header: unitWord,
      slot: 'title',
      sortable: true,
      fixed: true,
      cell: ({ number }) => number,
    },
    {
      id: 'status',
      header: t('units.status'),
      slot: 'end',
      cell: ({ status }) => <UnitStatusBadge status={status} />,
    },
    { id: 'people', header: t('units.people'), cell: (unit) => <PeopleOf unit={unit} /> },
    { id: 'address', header: t('units.address'), cell: addressOf },
    {
      id: 'kind',
      header: t('units.kind'),
      slot: 'none',
      hidden: true,
      cell: ({ kind }) => t(`unitKind.${kind}`),
    },
    ...(may.seeVehicles ? [vehicles] : []),
  ]
}

function PeopleOf({ unit: { people } }: { unit: UnitLine }) {
  const names = [...new Map(people.map(({ id, name }) => [id, name])).values()]
  if (names.length === 0) return null
  return names.join(', ')
}
