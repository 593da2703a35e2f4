'use client'

import { useTranslations } from 'next-intl'
import { useRouter, useSearchParams } from 'next/navigation'
import type { z } from 'zod'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm, type ZodForm } from '@/ui/form/use-zod-form'
import { DateInput, Input } from '@/ui/input'
import { RecordError } from '@/ui/record/record-error'
import { RecordPanel } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { Select } from '@/ui/select'
import { toast } from '@/ui/toast'
import { createMeter, meterKind, type CreateMeter } from '../schemas'
import { api, type MeterRecord } from './client'
import { useDesk } from './desk-provider'
import { NewerBanner } from '@/ui/form/newer-banner'
import { useNewerState } from '@/ui/form/newer-state'
import { panelForm } from './panel-form'
import { UnitPicker } from './unit-picker'

type MeterForm = ZodForm<z.input<typeof createMeter>, CreateMeter>

export function NewMeterPanel() {
  const t = useTranslations('registry.meters')
  const open = useOpen()
  const utils = api.useUtils()
  const create = api.registry.meters.create.useMutation({
    onSuccess: () => utils.registry.meters.invalidate(),
  })
  const form = useZodForm({
    schema: createMeter,
    defaultValues: { kind: 'water', serial: '', unitId: '', multiplier: 1, verifiedOn: '' },
  })
  return (
    <RecordPanel title={t('newTitle')} closeHref="/manage/meters">
      <Form
        form={form}
        draft="new"
        className={panelForm}
        onSubmit={async (values) => {
          const { id } = await create.mutateAsync(values)
          toast({ title: t('wasAdded', { serial: values.serial }) })
          open(id)
        }}
      >
        <MeterFields form={form} />
        <SaveBar saveLabel={t('add')} onCancel={() => open(null)} />
      </Form>
    </RecordPanel>
  )
}

export function EditMeterPanel({ id }: { id: string }) {
  const t = useTranslations('registry')
  const query = api.registry.meters.record.useQuery({ id })
  if (query.isPending) return <RecordSkeleton />
  if (query.isError)
    return <RecordError error={query.error} closeHref="/manage/meters" onRetry={() => void query.refetch()} />
  return (
    <RecordPanel kicker={t('editing')} title={query.data.serial} closeHref={`/manage/meters/${id}`}>
      <EditMeterForm meter={query.data} />
    </RecordPanel>
  )
}

function valuesOf({ kind, serial, unit, multiplier, verifiedOn }: MeterRecord) {
  return { kind, serial, multiplier, unitId: unit?.id ?? '', verifiedOn: verifiedOn ?? '' }
}

function EditMeterForm({ meter }: { meter: MeterRecord }) {
  const t = useTranslations('registry')
  const open = useOpen()
  const utils = api.useUtils()
  const edit = api.registry.meters.edit.useMutation({ onSuccess: () => utils.registry.meters.invalidate() })
  const { id } = meter
  const form = useZodForm({ schema: createMeter, defaultValues: valuesOf(meter) })
  const { newer, ...state } = useNewerState(meter.updatedAt)
  const load = async () => {
    const now = await utils.registry.meters.record.fetch({ id }, { staleTime: 0 })
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
      <MeterFields form={form} />
      <NewerBanner newer={newer} onLoad={load} onSaveAll={({ asOf }) => state.known(asOf)} />
      <SaveBar saveLabel={t('save')} onCancel={() => open(id)} />
    </Form>
  )
}

function MeterFields({ form }: { form: MeterForm }) {
  const t = useTranslations('registry')
  const { unitWord } = useDesk()
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <FormField form={form} name="serial" label={t('field.serial')}>
          {(field) => <Input {...field} autoComplete="off" spellCheck={false} className="font-mono" />}
        </FormField>
        <FormField form={form} name="kind" label={t('meters.kind')}>
          {({ value, ...field }) => (
            <Select
              {...field}
              value={value}
              options={meterKind.options.map((kind) => ({ value: kind, label: t(`meterKind.${kind}`) }))}
            />
          )}
        </FormField>
      </div>
      <FormField form={form} name="unitId" label={unitWord} hint={t('meters.unitHint')} optional>
        {({ value, ...field }) => <UnitPicker {...field} value={value} />}
      </FormField>
      <div className="grid gap-5 sm:grid-cols-2">
        <FormField
          form={form}
          name="multiplier"
          label={t('field.multiplier')}
          hint={t('meters.multiplierHint')}
        >
          {({ value, onChange, ...field }) => (
            <Input
              {...field}
              type="number"
              min="0"
              step="any"
              value={value === undefined || Number.isNaN(value) ? '' : value}
              onChange={({ target }) => onChange(target.valueAsNumber)}
              className="font-mono"
            />
          )}
        </FormField>
        <FormField form={form} name="verifiedOn" label={t('field.verifiedOn')} optional>
          {(field) => <DateInput {...field} value={field.value ?? ''} />}
        </FormField>
      </div>
    </>
  )
}

/** To a meter's record, or back to the list, which stays searched as it was. */
function useOpen() {
  const router = useRouter()
  const search = useSearchParams().toString()
  return (id: string | null) =>
    router.push(`/manage/meters${id ? `/${id}` : ''}${search ? `?${search}` : ''}`, { scroll: false })
}
