'use client'

import { useTranslations } from 'next-intl'
import type { Column } from '@/ui/list/list-types'
import { UnitChip } from '@/ui/chips'
import { Plate } from '@/ui/plate'
import { Day } from '@/ui/when'
import type { PersonLine } from './client'
import { EmailLink, PhoneLink } from './contact-links'
import { useDesk, useUnitWords } from './desk-provider'
import { PersonStatusBadge } from './words'

const MOST_CHIPS = 3

export function usePeopleColumns(): Column<PersonLine>[] {
  const t = useTranslations('registry')
  const { unitWord, may } = useDesk()
  const contacts: Column<PersonLine>[] = [
    {
      id: 'phone',
      header: t('people.phone'),
      cell: ({ contact }) => (contact?.phone ? <PhoneLink phone={contact.phone} /> : null),
    },
    {
      id: 'email',
      header: t('people.email'),
      hidden: true,
      slot: 'none',
      cell: ({ contact }) => (contact?.email ? <EmailLink email={contact.email} /> : null),
    },
  ]
  const vehicles: Column<PersonLine> = {
    id: 'vehicles',
    header: t('people.vehicles'),
    slot: 'none',
    cell: (person) => <Plates vehicles={person.vehicles} />,
  }
  return [
    {
      id: 'name',
      header: t('people.name'),
      slot: 'title',
      sortable: true,
      fixed: true,
      cell: ({ name }) => name,
    },
    {
      id: 'unit',
      header: unitWord,
      slot: 'end',
      sortable: true,
      cell: (person) => <Units ties={person.occupancies} />,
    },
    { id: 'relation', header: t('people.relation'), cell: (person) => <Relation person={person} /> },
    ...(may.seeContacts ? contacts : []),
    ...(may.seeVehicles ? [vehicles] : []),
    {
      id: 'status',
      header: t('people.status'),
      slot: 'none',
      cell: ({ status }) => <PersonStatusBadge status={status} />,
    },
    {
      id: 'since',
      header: t('people.since'),
      sortable: true,
      hidden: true,
      slot: 'none',
      cell: ({ occupancies }) => {
        const [first] = occupancies.flatMap(({ since }) => since ?? []).sort()
        return first ? <Day date={first} /> : null
      },
    },
  ]
}

/** What somebody is here: by their units, else by their work. */
function Relation({ person: { occupancies, roles } }: { person: PersonLine }) {
  const t = useTranslations('registry')
  const roleWords = useTranslations('app.roles')
  const words = useUnitWords()
  if (occupancies.length > 0)
    return [...new Set(occupancies.map(({ relation }) => t(`relation.${relation}`)))].join(', ')
  if (!roles) return null
  const names = roles.map((role) => roleWords(role)).join(', ')
  return (
    <span className="text-ink-2">
      {names ? t('people.staff', { roles: names }) : t('people.noUnit', words)}
    </span>
  )
}

function Units({ ties }: { ties: PersonLine['occupancies'] }) {
  const units = [...new Map(ties.map(({ unit }) => [unit.id, unit])).values()]
  if (units.length === 0) return null
  return (
    <span className="inline-flex items-center gap-1">
      {units.slice(0, MOST_CHIPS).map((unit) => (
        <UnitChip key={unit.id} label={unit.number} href={`/manage/units/${unit.id}`} />
      ))}
      <More count={units.length - MOST_CHIPS} />
    </span>
  )
}

function Plates({ vehicles }: { vehicles: PersonLine['vehicles'] }) {
  if (vehicles.length === 0) return null
  return (
    <span className="inline-flex items-center gap-1">
      {vehicles.slice(0, 1).map(({ id, registration }) => (
        <Plate key={id}>{registration}</Plate>
      ))}
      <More count={vehicles.length - 1} />
    </span>
  )
}

function More({ count }: { count: number }) {
  return count > 0 ? <span className="text-12 text-ink-2">+{count}</span> : null
}
