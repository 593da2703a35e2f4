'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { PersonChip, UnitChip } from '@/ui/chips'
import { List } from '@/ui/list/list'
import type { Column } from '@/ui/list/list-types'
import { useListUrl } from '@/ui/list/use-list-url'
import { Plate } from '@/ui/plate'
import { AddWords } from './add-words'
import { api, type VehicleLine } from './client'
import { useDesk } from './desk-provider'
import { vehicleFilterOf, vehicleListOf } from './list-filters'
import { totalOf } from './list-query'
import { usePropertyFilter } from './people-filters'
import { VehicleDialog, type VehicleFacts } from './vehicle-dialog'
import { describe, VehicleMenu } from './vehicle-lines'

/** Every vehicle of the estate, with whose it is. */
export function VehiclesList() {
  const t = useTranslations('registry')
  const { may } = useDesk()
  const url = useListUrl()
  const [asked, setAsked] = useState<VehicleFacts | 'new' | null>(null)
  const address = new URLSearchParams(url.search)
  const filter = vehicleFilterOf(address)
  const query = api.registry.vehicles.list.useInfiniteQuery(vehicleListOf(address), {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const count = api.registry.vehicles.count.useQuery(filter, { placeholderData: keepPreviousData })
  const reason = may.editVehicles ? undefined : t('noRight')
  return (
    <>
      <List
        id="vehicles"
        label={t('people.vehicles')}
        url={url}
        columns={useVehicleColumns(setAsked)}
        rows={query.data?.pages.flatMap((page) => page.items) ?? []}
        rowKey={(vehicle) => vehicle.id}
        rowLabel={(vehicle) => vehicle.registration}
        state={query.isError ? 'error' : query.isPending ? 'loading' : 'ready'}
        stale={query.isPlaceholderData}
        onRetry={() => void query.refetch()}
        total={totalOf(count.data)}
        hasMore={query.hasNextPage}
        loadingMore={query.isFetchingNextPage}
        onLoadMore={() => void query.fetchNextPage()}
        searchLabel={t('vehicle.search')}
        filters={usePropertyFilter()}
        exports={may.export ? `/api/export/registry/vehicles${url.search}` : undefined}
        primary={
          <Button
            variant="primary"
            icon={<Plus />}
            reason={reason}
            aria-label={t('vehicle.add')}
            onClick={() => setAsked('new')}
          >
            <AddWords words={t('vehicle.add')} />
          </Button>
        }
        empty={{ title: t('vehicle.noneYet'), body: t('vehicle.noneYetBody') }}
      />
      <VehicleDialog
        key={asked && asked !== 'new' ? asked.id : 'new'}
        vehicle={asked && asked !== 'new' ? asked : undefined}
        open={asked !== null}
        onOpenChange={(open) => (open ? undefined : setAsked(null))}
      />
    </>
  )
}

function useVehicleColumns(open: (vehicle: VehicleFacts) => void): Column<VehicleLine>[] {
  const t = useTranslations('registry')
  const { unitWord, may } = useDesk()
  const menu: Column<VehicleLine> = {
    id: 'menu',
    header: '',
    fixed: true,
    align: 'end',
    slot: 'end',
    className: 'w-10 py-0 pr-0 text-clip',
    cell: (vehicle) => (
      <span className="relative z-1">
        <VehicleMenu vehicle={vehicle} onEdit={() => open(vehicle)} />
      </span>
    ),
  }
  return [
    {
      id: 'registration',
      header: t('vehicle.registration'),
      slot: 'title',
      sortable: true,
      fixed: true,
      className: 'stacked:py-1',
      cell: (vehicle) =>
        may.editVehicles ? (
          <OpenVehicle plate={vehicle.registration} onOpen={() => open(vehicle)} />
        ) : (
          <Plate>{vehicle.registration}</Plate>
        ),
    },
    { id: 'what', header: t('vehicle.what'), cell: describe },
    {
      id: 'unit',
      header: unitWord,
      cell: ({ unit }) => (unit ? <UnitChip label={unit.number} href={`/manage/units/${unit.id}`} /> : null),
    },
    {
      id: 'property',
      header: t('property'),
      hidden: true,
      slot: 'none',
      cell: ({ unit }) => unit?.property?.name,
    },
    {
      id: 'person',
      header: t('vehicle.person'),
      cell: ({ person }) =>
        person ? <PersonChip name={person.name} href={`/manage/people/${person.id}`} /> : null,
    },
    ...(may.editVehicles ? [menu] : []),
  ]
}

/** Spreads over its row, as the link of a record does. */
function OpenVehicle({ plate, onOpen }: { plate: string; onOpen: () => void }) {
  return (
    <button
      type="button"
      data-row-link
      onClick={onOpen}
      className="outline-none after:absolute after:inset-0 after:rounded-small focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
    >
      <Plate>{plate}</Plate>
    </button>
  )
}
