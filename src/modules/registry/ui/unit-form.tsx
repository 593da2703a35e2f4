'use client'

import { useTranslations } from 'next-intl'
import { useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import type { z } from 'zod'
import { Button } from '@/ui/button'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm, type ZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { RecordError } from '@/ui/record/record-error'
import { RecordPanel } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { Select } from '@/ui/select'
import { toast } from '@/ui/toast'
import { createUnit, unitKind, unitStatus, type CreateUnit } from '../schemas'
import { api, type UnitRecord } from './client'
import { useUnitWords } from './desk-provider'
import { NewerBanner } from '@/ui/form/newer-banner'
import { useNewerState } from '@/ui/form/newer-state'
import { panelForm } from './panel-form'
import { PropertyDialog } from './properties-dialog'

type UnitForm = ZodForm<z.input<typeof createUnit>, CreateUnit>

export function NewUnitPanel() {
  const t = useTranslations('registry.units')
  const words = useUnitWords()
  const open = useOpenUnit()
  const utils = api.useUtils()
  const create = api.registry.units.create.useMutation({ onSuccess: () => utils.registry.invalidate() })
  const form = useZodForm({
    schema: createUnit,
    defaultValues: {
      number: '',
      propertyId: '',
      streetNumber: '',
      streetName: '',
      kind: 'house',
      status: 'vacant',
      floor: '',
      bedrooms: null,
      intercom: '',
    },
  })
  return (
    <RecordPanel title={t('newTitle', words)} closeHref="/manage/units">
      <Form
        form={form}
        draft="new"
        className={panelForm}
        onSubmit={async (values) => {
          const { id } = await create.mutateAsync(values)
          toast({ title: t('wasAdded', { ...words, number: values.number }) })
          open(id)
        }}
      >
        <UnitFields form={form} />
        <SaveBar saveLabel={t('add', words)} onCancel={() => open(null)} />
      </Form>
    </RecordPanel>
  )
}

export function EditUnitPanel({ id }: { id: string }) {
  const t = useTranslations('registry')
  const { Unit } = useUnitWords()
  const query = api.registry.units.record.useQuery({ id })
  if (query.isPending) return <RecordSkeleton />
  if (query.isError)
    return <RecordError error={query.error} closeHref="/manage/units" onRetry={() => void query.refetch()} />
  const unit = query.data
  return (
    <RecordPanel kicker={t('editing')} title={`${Unit} ${unit.number}`} closeHref={`/manage/units/${id}`}>
      <EditUnitForm unit={unit} />
    </RecordPanel>
  )
}

function valuesOf({ number, kind, status, bedrooms, property, ...unit }: UnitRecord) {
  return {
    number,
    kind,
    status,
    bedrooms,
    propertyId: property?.id ?? '',
    streetNumber: unit.streetNumber ?? '',
    streetName: unit.streetName ?? '',
    floor: unit.floor ?? '',
    intercom: unit.intercom ?? '',
  }
}

function EditUnitForm({ unit }: { unit: UnitRecord }) {
  const t = useTranslations('registry')
  const open = useOpenUnit()
  const utils = api.useUtils()
  const edit = api.registry.units.edit.useMutation({ onSuccess: () => utils.registry.invalidate() })
  const { id } = unit
  const form = useZodForm({ schema: createUnit, defaultValues: valuesOf(unit) })
  const { newer, ...state } = useNewerState(unit.updatedAt)
  const load = async () => {
    const now = await utils.registry.units.record.fetch({ id }, { staleTime: 0 })
    form.reset(valuesOf(now))
    state.loaded(now.updatedAt)
  }
  return (
    <Form
      form={form}
      draft="edit"
      carried={state.carried}
      className={panelForm}
      onSubmit={async (values) => {
        if (!(await state.save((asOf) => edit.mutateAsync({ ...values, id, asOf })))) return false
        open(id)
      }}
    >
      <UnitFields form={form} isEdit />
      <NewerBanner newer={newer} onLoad={load} onSaveAll={({ asOf }) => state.known(asOf)} />
      <SaveBar saveLabel={t('save')} onCancel={() => open(id)} />
    </Form>
  )
}

function UnitFields({ form, isEdit }: { form: UnitForm; isEdit?: boolean }) {
  const t = useTranslations('registry')
  const words = useUnitWords()
  // Nobody is in a new unit yet.
  const statuses = unitStatus.options.filter((status) => isEdit || status !== 'occupied')
  return (
    <>
      <FormField form={form} name="number" label={t('field.number', words)} hint={t('field.numberHint')}>
        {(field) => <Input {...field} autoComplete="off" spellCheck={false} className="sm:max-w-48" />}
      </FormField>
      <PropertyField form={form} />
      <div className="grid gap-5 sm:grid-cols-[9rem_1fr]">
        <FormField form={form} name="streetNumber" label={t('field.streetNumber')} optional>
          {(field) => <Input {...field} value={field.value ?? ''} />}
        </FormField>
        <FormField form={form} name="streetName" label={t('field.streetName')} optional>
          {(field) => <Input {...field} value={field.value ?? ''} />}
        </FormField>
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <FormField form={form} name="kind" label={t('units.kind')}>
          {({ value, ...field }) => (
            <Select
              {...field}
              value={value}
              options={unitKind.options.map((kind) => ({ value: kind, label: t(`unitKind.${kind}`) }))}
            />
          )}
        </FormField>
        <FormField form={form} name="status" label={t('units.status')}>
          {({ value, ...field }) => (
            <Select
              {...field}
              value={value}
              options={statuses.map((status) => ({ value: status, label: t(`unitStatus.${status}`) }))}
            />
          )}
        </FormField>
      </div>
      <div className="grid gap-5 sm:grid-cols-3">
        <FormField form={form} name="floor" label={t('field.floor')} optional>
          {(field) => <Input {...field} value={field.value ?? ''} />}
        </FormField>
        <FormField form={form} name="bedrooms" label={t('field.bedrooms')} optional>
          {({ value, onChange, ...field }) => (
            <Input
              {...field}
              inputMode="numeric"
              value={value === null || value === undefined || Number.isNaN(value) ? '' : String(value)}
              onChange={({ target }) =>
                onChange(target.value.trim() === '' ? null : wholeNumber(target.value))
              }
            />
          )}
        </FormField>
        <FormField form={form} name="intercom" label={t('field.intercom')} optional>
          {(field) => <Input {...field} value={field.value ?? ''} className="font-mono" />}
        </FormField>
      </div>
    </>
  )
}

/** What is no number stays what it was before it was typed. */
function wholeNumber(typed: string): number | null {
  const digits = typed.replace(/\D/g, '')
  return digits === '' ? null : Number(digits)
}

function PropertyField({ form }: { form: UnitForm }) {
  const t = useTranslations('registry')
  const [adding, setAdding] = useState(false)
  const { data = [] } = api.registry.properties.list.useQuery()
  const none = { value: NONE, label: t('properties.noneChosen') }
  return (
    <>
      <FormField form={form} name="propertyId" label={t('property')} optional>
        {({ value, onChange, ...field }) => (
          <div className="flex gap-2">
            <Select
              {...field}
              value={value || NONE}
              onChange={(chosen) => onChange(chosen === NONE ? '' : chosen)}
              options={[none, ...data.map(({ id, name }) => ({ value: id, label: name }))]}
            />
            <Button onClick={() => setAdding(true)}>{t('properties.new')}</Button>
          </div>
        )}
      </FormField>
      <PropertyDialog
        open={adding}
        onOpenChange={setAdding}
        onSaved={(id) => form.setValue('propertyId', id, { shouldDirty: true })}
      />
    </>
  )
}

const NONE = 'none'

/** To a unit's record, or back to the list, which stays searched as it was. */
function useOpenUnit() {
  const router = useRouter()
  const search = useSearchParams().toString()
  return (id: string | null) =>
    router.push(`/manage/units${id ? `/${id}` : ''}${search ? `?${search}` : ''}`, { scroll: false })
}
