'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '@/ui/dialog'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { DateInput } from '@/ui/input'
import type { Option } from '@/ui/select'
import { toast } from '@/ui/toast'
import { addOccupancy, endOccupancy, tieFacts, type Relation } from '../schemas'
import { api } from './client'
import { useUnitWords } from './desk-provider'
import { failedToast } from './failed-toast'
import { NewerBanner } from '@/ui/form/newer-banner'
import { useNewerState } from '@/ui/form/newer-state'
import { TieFields } from './tie-fields'
import { useToday } from './today'
import { PersonPicker, UnitPicker } from './unit-picker'

/** A tie with the words to name it by. */
export type Tie = {
  id: string
  relation: Relation
  resident: boolean
  head: boolean
  billingPayer: boolean
  since: string | null
  updatedAt: Date
  person: string
  unit: string
}

type Open = { open: boolean; onOpenChange: (open: boolean) => void }

const NAMES = {
  relation: 'relation',
  resident: 'resident',
  head: 'head',
  billingPayer: 'billingPayer',
  since: 'since',
} as const

type AddTieProps = Open & { person?: Option; unit?: Option }

/** Ties somebody to a unit; the one of the two that is given is not asked for. */
export function AddTieDialog({ person, unit, ...open }: AddTieProps) {
  const t = useTranslations('registry.tie')
  const words = useUnitWords()
  const title = person
    ? t('addUnit', { ...words, name: person.label })
    : t('addPerson', { name: unit?.label ?? '' })
  return (
    <Dialog {...open} title={title}>
      <AddTieForm person={person} unit={unit} close={() => open.onOpenChange(false)} />
    </Dialog>
  )
}

function AddTieForm({ person, unit, close }: Omit<AddTieProps, keyof Open> & { close: () => void }) {
  const t = useTranslations('registry')
  const words = useUnitWords()
  const utils = api.useUtils()
  const add = api.registry.occupancies.add.useMutation({ onSuccess: () => utils.registry.invalidate() })
  const form = useZodForm({
    schema: addOccupancy,
    defaultValues: {
      personId: person?.value ?? '',
      unitId: unit?.value ?? '',
      relation: 'owner',
      resident: true,
      head: false,
      billingPayer: false,
      since: '',
    },
  })
  return (
    <Form
      form={form}
      draft="tie"
      onSubmit={async (values) => {
        await add.mutateAsync(values)
        close()
        toast({ title: t('tie.added') })
      }}
    >
      {person ? null : (
        <FormField form={form} name="personId" label={t('tie.person')} hint={t('tie.personHint')}>
          {(field) => <PersonPicker {...field} />}
        </FormField>
      )}
      {unit ? null : (
        <FormField form={form} name="unitId" label={words.Unit}>
          {(field) => <UnitPicker {...field} />}
        </FormField>
      )}
      <TieFields form={form} names={NAMES} />
      <SaveBar plain saveLabel={t('tie.add')} onCancel={close} />
    </Form>
  )
}

export function EditTieDialog({ tie, ...open }: Open & { tie: Tie }) {
  const t = useTranslations('registry')
  return (
    <Dialog {...open} title={t('tie.editTitle', { name: tie.person, unit: tie.unit })}>
      <EditTieForm tie={tie} close={() => open.onOpenChange(false)} />
    </Dialog>
  )
}

function EditTieForm({ tie, close }: { tie: Tie; close: () => void }) {
  const t = useTranslations('registry')
  const utils = api.useUtils()
  const edit = api.registry.occupancies.edit.useMutation({ onSuccess: () => utils.registry.invalidate() })
  const { id } = tie
  const form = useZodForm({ schema: tieFacts, defaultValues: valuesOf(tie) })
  const { newer, ...state } = useNewerState(tie.updatedAt)
  const load = async () => {
    const now = await utils.registry.occupancies.record.fetch({ id }, { staleTime: 0 })
    form.reset(valuesOf(now))
    state.loaded(now.updatedAt)
  }
  return (
    <Form
      form={form}
      draft={`tie ${id}`}
      carried={state.carried}
      onSubmit={async (values) => {
        if (!(await state.save((asOf) => edit.mutateAsync({ ...values, id, asOf })))) return false
        close()
      }}
    >
      <TieFields form={form} names={NAMES} />
      <NewerBanner newer={newer} onLoad={load} onSaveAll={({ asOf }) => state.known(asOf)} />
      <SaveBar plain saveLabel={t('save')} onCancel={close} />
    </Form>
  )
}

function valuesOf({
  relation,
  resident,
  head,
  billingPayer,
  since,
}: Omit<Tie, 'id' | 'person' | 'unit' | 'updatedAt'>) {
  return { relation, resident, head, billingPayer, since: since ?? '' }
}

/** Ends a tie on a day; the toast takes it back. */
export function EndTieDialog({ tie, ...open }: Open & { tie: Tie }) {
  const t = useTranslations('registry')
  const { person, unit } = tie
  return (
    <Dialog
      {...open}
      width="narrow"
      title={t('tie.endTitle', { name: person, unit })}
      description={t('tie.endBody')}
    >
      <EndTieForm tie={tie} close={() => open.onOpenChange(false)} />
    </Dialog>
  )
}

function EndTieForm({ tie, close }: { tie: Tie; close: () => void }) {
  const t = useTranslations('registry')
  const today = useToday()
  const utils = api.useUtils()
  const refresh = () => utils.registry.invalidate()
  const end = api.registry.occupancies.end.useMutation({ onSuccess: refresh })
  const reopen = api.registry.occupancies.reopen.useMutation({ onSuccess: refresh, onError: failedToast })
  const form = useZodForm({ schema: endOccupancy, defaultValues: { id: tie.id, until: today } })
  const { newer, ...state } = useNewerState(tie.updatedAt)
  const load = async () => {
    const now = await utils.registry.occupancies.record.fetch({ id: tie.id }, { staleTime: 0 })
    form.reset({ id: tie.id, until: now.until ?? today })
    state.loaded(now.updatedAt)
  }
  return (
    <Form
      form={form}
      guard={false}
      onSubmit={async (values) => {
        if (!(await state.save((asOf) => end.mutateAsync({ ...values, asOf })))) return false
        close()
        toast({
          title: t('tie.ended', { name: tie.person, unit: tie.unit }),
          onUndo: () => reopen.mutate({ id: tie.id }),
        })
      }}
    >
      <FormField form={form} name="until" label={t('tie.until')} hint={t('tie.untilHint')}>
        {(field) => <DateInput {...field} value={field.value ?? ''} />}
      </FormField>
      <NewerBanner newer={newer} onLoad={load} onSaveAll={({ asOf }) => state.known(asOf)} />
      <SaveBar plain saveLabel={t('tie.end')} onCancel={close} />
    </Form>
  )
}
