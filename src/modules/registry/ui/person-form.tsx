'use client'

import { useTranslations } from 'next-intl'
import { useRouter, useSearchParams } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { useWatch } from 'react-hook-form'
import { Button } from '@/ui/button'
import { Form } from '@/ui/form/form'
import type { Carried } from '@/ui/form/form-draft'
import { FormField } from '@/ui/form/form-field'
import { FormSection } from '@/ui/form/form-section'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { RecordError } from '@/ui/record/record-error'
import { RecordPanel } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { toast } from '@/ui/toast'
import { createPerson, type CreatePerson } from '../schemas'
import { AlikeBanner, type Alike } from './alike-banner'
import { api, type PersonRecord, type RegistryOutputs } from './client'
import { useDesk, useUnitWords } from './desk-provider'
import { NewerBanner } from '@/ui/form/newer-banner'
import { useNewerState } from '@/ui/form/newer-state'
import { PersonFields, type PersonForm } from './person-fields'
import { spokenPhone } from './spoken-phone'
import { TieFields } from './tie-fields'
import { UnitPicker } from './unit-picker'
import { panelForm } from './panel-form'

type KnownUnit = { id: string; number: string }
type Saved = RegistryOutputs['people']['create']

const TIE_NAMES = {
  relation: 'occupancy.relation',
  resident: 'occupancy.resident',
  head: 'occupancy.head',
  billingPayer: 'occupancy.billingPayer',
  since: 'occupancy.since',
} as const

/** Somebody new, in the panel beside the list; with a first unit, unless there is none. */
export function NewPersonPanel() {
  const t = useTranslations('registry.people')
  const unitId = useSearchParams().get('unit') ?? undefined
  const given = api.registry.units.record.useQuery({ id: unitId ?? '' }, { enabled: unitId !== undefined })
  return (
    <RecordPanel title={t('newTitle')} closeHref="/manage/people">
      <div className={panelForm}>{given.isLoading ? null : <NewPersonForm unit={given.data} />}</div>
    </RecordPanel>
  )
}

function NewPersonForm({ unit }: { unit?: KnownUnit }) {
  const t = useTranslations('registry.people')
  const open = useOpenPerson()
  const utils = api.useUtils()
  const create = api.registry.people.create.useMutation({ onSuccess: () => utils.registry.invalidate() })
  const form = useZodForm({
    schema: createPerson,
    defaultValues: {
      firstName: '',
      surname: '',
      email: '',
      phones: [''],
      note: '',
      evenIfAlike: false,
      occupancy: newTie(unit),
    },
  })
  return (
    <PersonFormFrame
      form={form}
      draft={`new ${unit?.id ?? ''}`}
      saveLabel={t('add')}
      save={(values) => create.mutateAsync(values)}
      onSaved={(id, { firstName, surname }) => {
        toast({ title: t('wasAdded', { name: `${firstName} ${surname}`.trim() }) })
        open(id)
      }}
      onCancel={() => open(null)}
    >
      <FirstUnit form={form} unit={unit} />
    </PersonFormFrame>
  )
}

const newTie = (unit: KnownUnit | undefined) => ({
  unitId: unit?.id ?? '',
  relation: 'owner' as const,
  resident: true,
  head: false,
  billingPayer: false,
  since: '',
})

function FirstUnit({ form, unit }: { form: PersonForm; unit?: KnownUnit }) {
  const t = useTranslations('registry.people')
  const words = useUnitWords()
  const given = unit ? { value: unit.id, label: `${words.Unit} ${unit.number}` } : undefined
  const hasUnit = Boolean(useWatch({ control: form.control, name: 'occupancy' }))
  if (!hasUnit)
    return (
      <FormSection title={words.Unit} hint={t('withoutUnitHint', words)}>
        <Button size="small" className="self-start" onClick={() => form.setValue('occupancy', newTie(unit))}>
          {t('withUnit', words)}
        </Button>
      </FormSection>
    )
  return (
    <FormSection title={words.Unit}>
      <FormField form={form} name="occupancy.unitId" label={t('whichUnit', words)}>
        {(field) => <UnitPicker {...field} given={given} />}
      </FormField>
      <TieFields form={form} names={TIE_NAMES} />
      <Button size="small" className="self-start" onClick={() => form.setValue('occupancy', null)}>
        {t('withoutUnit', words)}
      </Button>
    </FormSection>
  )
}

/** The same panel as the record, with its facts to be changed. */
export function EditPersonPanel({ id }: { id: string }) {
  const t = useTranslations('registry')
  const query = api.registry.people.record.useQuery({ id })
  if (query.isPending) return <RecordSkeleton />
  if (query.isError)
    return <RecordError error={query.error} closeHref="/manage/people" onRetry={() => void query.refetch()} />
  return (
    <RecordPanel kicker={t('editing')} title={query.data.name} closeHref={`/manage/people/${id}`}>
      <div className={panelForm}>
        <EditPersonForm person={query.data} />
      </div>
    </RecordPanel>
  )
}

function EditPersonForm({ person }: { person: PersonRecord }) {
  const t = useTranslations('registry')
  const { may } = useDesk()
  const open = useOpenPerson()
  const utils = api.useUtils()
  const edit = api.registry.people.edit.useMutation({ onSuccess: () => utils.registry.invalidate() })
  const { id } = person
  const form = useZodForm({ schema: createPerson, defaultValues: valuesOf(person) })
  const { newer, ...state } = useNewerState(person.updatedAt)
  const load = async () => {
    const now = await utils.registry.people.record.fetch({ id }, { staleTime: 0 })
    form.reset(valuesOf(now))
    state.loaded(now.updatedAt)
  }
  return (
    <PersonFormFrame
      form={form}
      draft="edit"
      carried={state.carried}
      saveLabel={t('save')}
      reason={may.editPeople ? undefined : t('noRight')}
      save={async ({ occupancy: _none, ...values }) => {
        const done = await state.save((asOf) => edit.mutateAsync({ ...values, id, asOf }))
        return done?.saved ?? null
      }}
      onSaved={() => open(id)}
      onCancel={() => open(id)}
    >
      <NewerBanner newer={newer} onLoad={load} onSaveAll={({ asOf }) => state.known(asOf)} />
    </PersonFormFrame>
  )
}

function valuesOf({ firstName, surname, note, contact }: PersonRecord) {
  const phones = [...(contact?.phone ? [contact.phone] : []), ...(contact?.otherPhones ?? [])]
  return {
    firstName,
    surname,
    email: contact?.email ?? '',
    phones: phones.length > 0 ? phones.map(spokenPhone) : [''],
    note: note ?? '',
    evenIfAlike: false,
    occupancy: null,
  }
}

type PersonFormFrameProps = {
  form: PersonForm
  draft: string
  carried?: Carried
  saveLabel: string
  reason?: string
  /** Null where it was not saved, and the form says why. */
  save: (values: CreatePerson) => Promise<Saved | null>
  onSaved: (id: string, values: CreatePerson) => void
  onCancel: () => void
  children?: ReactNode
}

function PersonFormFrame(props: PersonFormFrameProps) {
  const { form, draft, carried, saveLabel, reason, save, onSaved, onCancel, children } = props
  const [alike, setAlike] = useState<readonly Alike[]>([])
  return (
    <Form
      form={form}
      draft={draft}
      carried={carried}
      onSubmit={async (values) => {
        const saved = await save(values)
        setAlike(!saved || saved.saved ? [] : saved.alike)
        if (!saved?.saved) return false
        onSaved(saved.id, values)
      }}
    >
      <PersonFields form={form} />
      {children}
      <AlikeBanner alike={alike} onSaveAll={() => form.setValue('evenIfAlike', true)} />
      <SaveBar saveLabel={saveLabel} reason={reason} onCancel={onCancel} />
    </Form>
  )
}

/** To a person's record, or back to the list, which stays searched as it was. */
function useOpenPerson() {
  const router = useRouter()
  const params = useSearchParams()
  return (id: string | null) => {
    const kept = new URLSearchParams(params)
    kept.delete('unit')
    const search = kept.size > 0 ? `?${kept.toString()}` : ''
    router.push(`/manage/people${id ? `/${id}` : ''}${search}`, { scroll: false })
  }
}
