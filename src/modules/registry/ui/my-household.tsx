'use client'

import { House } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '@/ui/card'
import { PersonChip } from '@/ui/chips'
import { Plate } from '@/ui/plate'
import { Skeleton } from '@/ui/skeleton'
import { api, type UnitLine } from './client'

type MyHouseholdProps = {
  /** What the estate calls a unit. */
  unitWord: string
}

/** The reader's own units, each with the people and vehicles that the estate knows of. Nothing for who has none. */
export function MyHousehold({ unitWord }: MyHouseholdProps) {
  const t = useTranslations('registry.household')
  const query = api.registry.units.list.useQuery({})
  if (query.isPending) return <Skeleton className="h-28 w-full rounded-surface" />
  if (query.isError)
    return (
      <Card title={t('title')} icon={<House />}>
        {t('failed')}
      </Card>
    )
  return query.data.items.map((unit) => <HouseholdCard key={unit.id} unit={unit} unitWord={unitWord} />)
}

function HouseholdCard({ unit, unitWord }: { unit: UnitLine; unitWord: string }) {
  const t = useTranslations('registry.household')
  const relationWords = useTranslations('registry.relation')
  const vehicles = api.registry.vehicles.list.useQuery({ unitId: unit.id })
  const plates = vehicles.data?.items ?? []
  const address = [unit.streetNumber, unit.streetName].filter(Boolean).join(' ') || unit.property?.name
  const people = [...new Map(unit.people.map((person) => [person.id, person])).values()]
  return (
    <Card title={`${unitWord} ${unit.number}`} icon={<House />} aside={address}>
      <ul aria-label={t('people')} className="mt-2 flex flex-wrap gap-x-4 gap-y-2 text-ink">
        {people.map(({ id, name, relation }) => (
          <li key={id} className="max-w-full min-w-0">
            <PersonChip name={name} detail={relationWords(relation)} />
          </li>
        ))}
      </ul>
      {plates.length > 0 ? (
        <ul aria-label={t('vehicles')} className="mt-3 flex flex-wrap gap-2 text-ink">
          {plates.map(({ id, registration }) => (
            <li key={id}>
              <Plate>{registration}</Plate>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}
