'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog } from '@/ui/dialog'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import type { Option } from '@/ui/select'
import { toast } from '@/ui/toast'
import { addVehicle } from '../schemas'
import { api } from './client'
import { useDesk } from './desk-provider'
import { failedToast } from './failed-toast'
import { NewerBanner } from '@/ui/form/newer-banner'
import { useNewerState } from '@/ui/form/newer-state'
import { PersonPicker, UnitPicker } from './unit-picker'

export type VehicleFacts = {
  id: string
  registration: string
  make: string | null
  model: string | null
  colour: string | null
  updatedAt: Date
  unit?: { id: string; number: string } | null
  person?: { id: string; name: string } | null
}

/** What a new vehicle begins with. */
export type GivenVehicle = Pick<VehicleFacts, 'unit' | 'person'>

type VehicleDialogProps = {
  /** The vehicle to change; a new one without it. */
  vehicle?: VehicleFacts
  given?: GivenVehicle
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function VehicleDialog({ vehicle, given = {}, open, onOpenChange }: VehicleDialogProps) {
  const t = useTranslations('registry.vehicle')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={vehicle ? t('editTitle') : t('addTitle')}>
      <VehicleForm vehicle={vehicle} given={vehicle ?? given} close={() => onOpenChange(false)} />
    </Dialog>
  )
}

type VehicleFormProps = { vehicle?: VehicleFacts; given: GivenVehicle; close: () => void }

function VehicleForm({ vehicle, given, close }: VehicleFormProps) {
  const t = useTranslations('registry')
  const { unitWord } = useDesk()
  const save = useSaveVehicle(vehicle?.id)
  const utils = api.useUtils()
  const [{ unit, person }, setGiven] = useState(given)
  const form = useZodForm({ schema: addVehicle, defaultValues: valuesOf(vehicle, given) })
  const { newer, ...state } = useNewerState(vehicle?.updatedAt)
  const load = async () => {
    if (!vehicle) return
    const now = await utils.registry.vehicles.record.fetch({ id: vehicle.id }, { staleTime: 0 })
    setGiven(now)
    form.reset(valuesOf(now, now))
    state.loaded(now.updatedAt)
  }
  const unitOption: Option | undefined = unit
    ? { value: unit.id, label: `${unitWord} ${unit.number}` }
    : undefined
  const personOption = person ? { value: person.id, label: person.name } : undefined
  return (
    <Form
      form={form}
      draft={`vehicle ${vehicle?.id ?? ''}`}
      carried={state.carried}
      onSubmit={async (values) => {
        if (!(await state.save((asOf) => save(values, asOf)))) return false
        close()
        toast({ title: t(vehicle ? 'vehicle.saved' : 'vehicle.added', { plate: values.registration }) })
      }}
    >
      <FormField
        form={form}
        name="registration"
        label={t('vehicle.registration')}
        hint={t('vehicle.registrationHint')}
      >
        {(field) => (
          <Input
            {...field}
            autoCapitalize="characters"
            spellCheck={false}
            className="font-mono uppercase sm:max-w-64"
          />
        )}
      </FormField>
      <div className="grid gap-5 sm:grid-cols-3">
        {(['make', 'model', 'colour'] as const).map((name) => (
          <FormField key={name} form={form} name={name} label={t(`vehicle.${name}`)} optional>
            {(field) => <Input {...field} value={field.value ?? ''} />}
          </FormField>
        ))}
      </div>
      <FormField form={form} name="unitId" label={unitWord}>
        {(field) => <UnitPicker key={unit?.id} {...field} given={unitOption} />}
      </FormField>
      <FormField form={form} name="personId" label={t('vehicle.person')} optional>
        {(field) => <PersonPicker key={person?.id} {...field} given={personOption} />}
      </FormField>
      <NewerBanner newer={newer} onLoad={load} onSaveAll={({ asOf }) => state.known(asOf)} />
      <SaveBar plain saveLabel={t(vehicle ? 'save' : 'vehicle.add')} onCancel={close} />
    </Form>
  )
}

function valuesOf(vehicle: VehicleFacts | undefined, { unit, person }: GivenVehicle) {
  return {
    registration: vehicle?.registration ?? '',
    make: vehicle?.make ?? '',
    model: vehicle?.model ?? '',
    colour: vehicle?.colour ?? '',
    unitId: unit?.id ?? '',
    personId: person?.id ?? '',
  }
}

function useSaveVehicle(id: string | undefined) {
  const utils = api.useUtils()
  const onSuccess = () => utils.registry.invalidate()
  const add = api.registry.vehicles.add.useMutation({ onSuccess })
  const edit = api.registry.vehicles.edit.useMutation({ onSuccess })
  return async (values: Parameters<typeof add.mutateAsync>[0], asOf: string) => {
    if (id) await edit.mutateAsync({ ...values, id, asOf })
    else await add.mutateAsync(values)
  }
}

/** Takes a vehicle out; the toast puts it back as it was. */
export function useRemoveVehicle() {
  const t = useTranslations('registry.vehicle')
  const utils = api.useUtils()
  const refresh = () => utils.registry.invalidate()
  const add = api.registry.vehicles.add.useMutation({ onSuccess: refresh, onError: failedToast })
  const remove = api.registry.vehicles.remove.useMutation({ onSuccess: refresh, onError: failedToast })
  return (vehicle: VehicleFacts) =>
    remove.mutate(
      { id: vehicle.id },
      {
        onSuccess: () => {
          const { registration, make, model, colour, unit, person } = vehicle
          const again = unit
            ? () => add.mutate({ registration, make, model, colour, unitId: unit.id, personId: person?.id })
            : undefined
          toast({ title: t('removed', { plate: registration }), onUndo: again })
        },
      },
    )
}
