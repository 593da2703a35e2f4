'use client'

import { Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { Button } from '@/ui/button'
import { IconButton } from '@/ui/icon-button'
import { Menu } from '@/ui/menu'
import { Plate } from '@/ui/plate'
import { RecordSection } from '@/ui/record/record-panel'
import { useRemoveVehicle, VehicleDialog, type GivenVehicle, type VehicleFacts } from './vehicle-dialog'

type VehicleLinesProps = {
  vehicles: readonly VehicleFacts[]
  mayEdit: boolean
  given: GivenVehicle
  /** What stands beside a plate: whose it is, where the record doesn't say so itself. */
  beside?: (vehicle: VehicleFacts) => ReactNode
}

/** The vehicles of a person or a unit. */
export function VehicleLines({ vehicles, mayEdit, given, beside }: VehicleLinesProps) {
  const t = useTranslations('registry')
  const [asked, setAsked] = useState<VehicleFacts | 'new' | null>(null)
  return (
    <RecordSection
      title={t('people.vehicles')}
      action={
        mayEdit ? (
          <Button size="small" variant="quiet" icon={<Plus />} onClick={() => setAsked('new')}>
            {t('vehicle.add')}
          </Button>
        ) : null
      }
    >
      {vehicles.length === 0 ? <p className="text-14 text-ink-2">{t('vehicle.none')}</p> : null}
      <ul>
        {vehicles.map((vehicle) => (
          <li
            key={vehicle.id}
            className="flex items-center gap-3 border-t py-2 text-14 first:border-t-0 first:pt-0"
          >
            <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
              <Plate>{vehicle.registration}</Plate>
              <span>{describe(vehicle)}</span>
              {beside?.(vehicle)}
            </div>
            {mayEdit ? <VehicleMenu vehicle={vehicle} onEdit={() => setAsked(vehicle)} /> : null}
          </li>
        ))}
      </ul>
      <VehicleDialog
        key={asked && asked !== 'new' ? asked.id : 'new'}
        vehicle={asked && asked !== 'new' ? asked : undefined}
        given={given}
        open={asked !== null}
        onOpenChange={(open) => (open ? undefined : setAsked(null))}
      />
    </RecordSection>
  )
}

export function VehicleMenu({ vehicle, onEdit }: { vehicle: VehicleFacts; onEdit: () => void }) {
  const t = useTranslations('registry.vehicle')
  const remove = useRemoveVehicle()
  return (
    <Menu
      trigger={
        <IconButton label={t('more', { plate: vehicle.registration })} icon={<Ellipsis />} size="small" />
      }
      items={[
        { id: 'edit', label: t('edit'), icon: <Pencil />, onSelect: onEdit },
        {
          id: 'remove',
          label: t('remove'),
          icon: <Trash2 />,
          tone: 'danger',
          onSelect: () => remove(vehicle),
        },
      ]}
    />
  )
}

/** "White Toyota Corolla", as far as it is known. */
export function describe({ make, model, colour }: Pick<VehicleFacts, 'make' | 'model' | 'colour'>): string {
  return [colour, make, model].filter(Boolean).join(' ')
}
