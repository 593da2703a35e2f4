'use client'

import { useTranslations } from 'next-intl'
import { useRouter, useSearchParams } from 'next/navigation'
import type { z } from 'zod'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { FormSection } from '@/ui/form/form-section'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm, type ZodForm } from '@/ui/form/use-zod-form'
import { DateInput, Input, PhoneInput } from '@/ui/input'
import { RecordError } from '@/ui/record/record-error'
import { RecordPanel } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { Textarea } from '@/ui/textarea'
import { toast } from '@/ui/toast'
import { createBuilder, type CreateBuilder } from '../schemas'
import { api, type BuilderRecord } from './client'
import { useUnitWords } from './desk-provider'
import { NewerBanner } from '@/ui/form/newer-banner'
import { useNewerState } from '@/ui/form/newer-state'
import { panelForm } from './panel-form'
import { UnitPicker } from './unit-picker'

type BuilderForm = ZodForm<z.input<typeof createBuilder>, CreateBuilder>

const EMPTY = {
  company: '',
  contactName: '',
  phone: '',
  email: '',
  unitId: '',
  waterMeter: '',
  powerMeter: '',
  buildingStart: '',
  buildingEnd: '',
  plotDetails: '',
  deposit: '',
  insuranceExpiry: '',
  permittedHours: '',
  note: '',
}

export function NewBuilderPanel() {
  const t = useTranslations('registry.builders')
  const open = useOpen()
  const utils = api.useUtils()
  const create = api.registry.builders.create.useMutation({
    onSuccess: () => utils.registry.builders.invalidate(),
  })
  const form = useZodForm({ schema: createBuilder, defaultValues: EMPTY })
  return (
    <RecordPanel title={t('newTitle')} closeHref="/manage/builders">
      <Form
        form={form}
        draft="new"
        className={panelForm}
        onSubmit={async (values) => {
          const { id } = await create.mutateAsync(values)
          toast({ title: t('wasAdded', { company: values.company }) })
          open(id)
        }}
      >
        <BuilderFields form={form} />
        <SaveBar saveLabel={t('add')} onCancel={() => open(null)} />
      </Form>
    </RecordPanel>
  )
}

export function EditBuilderPanel({ id }: { id: string }) {
  const t = useTranslations('registry')
  const query = api.registry.builders.record.useQuery({ id })
  if (query.isPending) return <RecordSkeleton />
  if (query.isError)
    return (
      <RecordError error={query.error} closeHref="/manage/builders" onRetry={() => void query.refetch()} />
    )
  return (
    <RecordPanel kicker={t('editing')} title={query.data.company} closeHref={`/manage/builders/${id}`}>
      <EditBuilderForm builder={query.data} />
    </RecordPanel>
  )
}

function valuesOf(builder: BuilderRecord) {
  return {
    company: builder.company,
    contactName: builder.contactName ?? '',
    phone: builder.phone ?? '',
    email: builder.email ?? '',
    unitId: builder.unit?.id ?? '',
    waterMeter: builder.waterMeter ?? '',
    powerMeter: builder.powerMeter ?? '',
    buildingStart: builder.buildingStart ?? '',
    buildingEnd: builder.buildingEnd ?? '',
    plotDetails: builder.plotDetails ?? '',
    deposit: builder.deposit?.amount ?? '',
    insuranceExpiry: builder.insuranceExpiry ?? '',
    permittedHours: builder.permittedHours ?? '',
    note: builder.note ?? '',
  }
}

function EditBuilderForm({ builder }: { builder: BuilderRecord }) {
  const t = useTranslations('registry')
  const open = useOpen()
  const utils = api.useUtils()
  const edit = api.registry.builders.edit.useMutation({
    onSuccess: () => utils.registry.builders.invalidate(),
  })
  const { id } = builder
  const form = useZodForm({ schema: createBuilder, defaultValues: valuesOf(builder) })
  const { newer, ...state } = useNewerState(builder.updatedAt)
  const load = async () => {
    const now = await utils.registry.builders.record.fetch({ id }, { staleTime: 0 })
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
      <BuilderFields form={form} />
      <NewerBanner newer={newer} onLoad={load} onSaveAll={({ asOf }) => state.known(asOf)} />
      <SaveBar saveLabel={t('save')} onCancel={() => open(id)} />
    </Form>
  )
}

function BuilderFields({ form }: { form: BuilderForm }) {
  const t = useTranslations('registry')
  return (
    <>
      <FormField form={form} name="company" label={t('field.company')}>
        {(field) => <Input {...field} autoComplete="organization" />}
      </FormField>
      <Text form={form} name="contactName" />
      <div className="grid gap-5 sm:grid-cols-2">
        <FormField form={form} name="phone" label={t('field.phone')} optional>
          {(field) => <PhoneInput {...field} value={field.value ?? ''} />}
        </FormField>
        <FormField form={form} name="email" label={t('field.email')} optional>
          {(field) => <Input {...field} value={field.value ?? ''} inputMode="email" />}
        </FormField>
      </div>
      <FormSection title={t('builders.site')}>
        <SiteFields form={form} />
      </FormSection>
      <FormSection title={t('builders.terms')}>
        <TermsFields form={form} />
      </FormSection>
    </>
  )
}

function SiteFields({ form }: { form: BuilderForm }) {
  const t = useTranslations('registry')
  const words = useUnitWords()
  return (
    <>
      <FormField form={form} name="unitId" label={t('builders.unit', words)} optional>
        {({ value, ...field }) => <UnitPicker {...field} value={value} />}
      </FormField>
      <div className="grid gap-5 sm:grid-cols-2">
        <Text form={form} name="waterMeter" isCode />
        <Text form={form} name="powerMeter" isCode />
        <DayField form={form} name="buildingStart" />
        <DayField form={form} name="buildingEnd" />
      </div>
      <Text form={form} name="plotDetails" />
    </>
  )
}

function TermsFields({ form }: { form: BuilderForm }) {
  const t = useTranslations('registry')
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <FormField form={form} name="deposit" label={t('field.deposit')} optional>
          {(field) => (
            <Input {...field} value={field.value ?? ''} inputMode="decimal" className="font-mono" />
          )}
        </FormField>
        <DayField form={form} name="insuranceExpiry" />
      </div>
      <FormField
        form={form}
        name="permittedHours"
        label={t('field.permittedHours')}
        hint={t('builders.hoursHint')}
        optional
      >
        {(field) => <Input {...field} value={field.value ?? ''} />}
      </FormField>
      <FormField form={form} name="note" label={t('field.note')} hint={t('field.noteHint')} optional>
        {(field) => <Textarea {...field} value={field.value ?? ''} />}
      </FormField>
    </>
  )
}

type TextProps = {
  form: BuilderForm
  name: 'contactName' | 'waterMeter' | 'powerMeter' | 'plotDetails'
  isCode?: boolean
}

function Text({ form, name, isCode }: TextProps) {
  const t = useTranslations('registry.field')
  return (
    <FormField form={form} name={name} label={t(name)} optional>
      {(field) => <Input {...field} value={field.value ?? ''} className={isCode ? 'font-mono' : undefined} />}
    </FormField>
  )
}

type DayProps = { form: BuilderForm; name: 'buildingStart' | 'buildingEnd' | 'insuranceExpiry' }

function DayField({ form, name }: DayProps) {
  const t = useTranslations('registry.field')
  return (
    <FormField form={form} name={name} label={t(name)} optional>
      {(field) => <DateInput {...field} value={field.value ?? ''} />}
    </FormField>
  )
}

/** To a builder's record, or back to the list, which stays searched as it was. */
function useOpen() {
  const router = useRouter()
  const search = useSearchParams().toString()
  return (id: string | null) =>
    router.push(`/manage/builders${id ? `/${id}` : ''}${search ? `?${search}` : ''}`, { scroll: false })
}
