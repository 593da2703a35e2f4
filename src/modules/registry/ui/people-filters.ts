'use client'

import { useTranslations } from 'next-intl'
import type { ListFilter } from '@/ui/list/list-types'
import { personStatus, relation } from '../schemas'
import { api } from './client'
import { useDesk } from './desk-provider'

/** Blocks and streets to choose from; none where the estate has none. */
export function usePropertyFilter(): ListFilter[] {
  const t = useTranslations('registry')
  const { data } = api.registry.properties.list.useQuery()
  if (!data || data.length === 0) return []
  const options = data.map(({ id, name }) => ({ value: id, label: name }))
  return [{ id: 'propertyId', label: t('property'), options }]
}

export function usePeopleFilters(): ListFilter[] {
  const t = useTranslations('registry')
  const { may } = useDesk()
  const property = usePropertyFilter()
  const vehicles: ListFilter = {
    id: 'hasVehicle',
    label: t('people.vehicles'),
    single: true,
    options: [
      { value: 'true', label: t('people.withVehicle') },
      { value: 'false', label: t('people.withoutVehicle') },
    ],
  }
  const contact: ListFilter = {
    id: 'noContact',
    label: t('people.contact'),
    single: true,
    options: [{ value: 'true', label: t('people.noContact') }],
  }
  return [
    {
      id: 'relation',
      label: t('people.relation'),
      options: relation.options.map((value) => ({ value, label: t(`relation.${value}`) })),
    },
    ...property,
    {
      id: 'status',
      label: t('people.status'),
      options: personStatus.options.map((value) => ({ value, label: t(`personStatus.${value}`) })),
    },
    ...(may.seeVehicles ? [vehicles] : []),
    ...(may.seeContacts ? [contact] : []),
  ]
}
