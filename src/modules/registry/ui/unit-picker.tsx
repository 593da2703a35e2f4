'use client'

import { useState } from 'react'
import { Combobox } from '@/ui/combobox'
import type { FieldControl } from '@/ui/field'
import type { Option } from '@/ui/select'
import { api, type RegistryOutputs } from './client'
import { useDesk } from './desk-provider'

type Place = RegistryOutputs['units']['options'][number]

type PickerProps = FieldControl & {
  value: string | null | undefined
  onChange: (id: string) => void
  onBlur?: () => void
  /** What is chosen to begin with, as an option; a value that comes otherwise, as a draft's does, is looked up. */
  given?: Option
}

/** One of the estate's units, by typing its number. */
export function UnitPicker({ value, given, onChange, ...rest }: PickerProps) {
  const { unitWord } = useDesk()
  const utils = api.useUtils()
  const [chosen, setChosen] = useState(given)
  const unnamed = value && chosen?.value !== value ? value : null
  const { data: unit } = api.registry.units.record.useQuery({ id: unnamed ?? '' }, { enabled: !!unnamed })
  const named = unnamed && unit ? { value: unnamed, label: `${unitWord} ${unit.number}` } : null
  const search = async (q: string) => {
    const units = await utils.registry.units.options.fetch({ q: q.slice(0, 100) })
    return units.map((unit) => ({
      value: unit.id,
      label: `${unitWord} ${unit.number}`,
      hint: addressOf(unit),
    }))
  }
  return (
    <Combobox
      {...rest}
      value={value && chosen?.value === value ? chosen : named}
      onChange={(option) => {
        setChosen(option ?? undefined)
        onChange(option?.value ?? '')
      }}
      search={search}
    />
  )
}

/** Somebody of the estate, by name, unit, phone or plate. */
export function PersonPicker({ value, given, onChange, ...rest }: PickerProps) {
  const { unitWord } = useDesk()
  const utils = api.useUtils()
  const [chosen, setChosen] = useState(given)
  const unnamed = value && chosen?.value !== value ? value : null
  const { data: person } = api.registry.people.record.useQuery({ id: unnamed ?? '' }, { enabled: !!unnamed })
  const named = unnamed && person ? { value: unnamed, label: person.name } : null
  const search = async (q: string) => {
    const people = await utils.registry.people.options.fetch({ q: q.slice(0, 100) })
    return people.map(({ id, name, units }) => ({
      value: id,
      label: name,
      hint: units.length > 0 ? `${unitWord} ${units.map(({ number }) => number).join(', ')}` : undefined,
    }))
  }
  return (
    <Combobox
      {...rest}
      value={value && chosen?.value === value ? chosen : named}
      onChange={(option) => {
        setChosen(option ?? undefined)
        onChange(option?.value ?? '')
      }}
      search={search}
    />
  )
}

/** "23 Protea Avenue, Phase 2", as far as it is known. */
export function addressOf({
  streetNumber,
  streetName,
  property,
}: Pick<Place, 'streetNumber' | 'streetName' | 'property'>): string {
  const street = [streetNumber, streetName].filter(Boolean).join(' ')
  const isSaid = property && street.includes(property.name)
  return [street, isSaid ? null : property?.name].filter(Boolean).join(', ')
}
