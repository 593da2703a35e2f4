'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { z } from 'zod'
import { Checkbox } from '@/ui/checkbox'
import { Combobox } from '@/ui/combobox'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { FormSection } from '@/ui/form/form-section'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm, type ZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { RadioGroup } from '@/ui/radio-group'
import { Select } from '@/ui/select'
import { Textarea } from '@/ui/textarea'
import { toast } from '@/ui/toast'
import { reportTicketFor, ticketPriority, type ReportTicketFor } from '../schemas'
import { AlreadyReported } from './already-reported'
import { api, type TicketCategory } from './client'
import { PhotoField } from './photo-field'
import { PlaceChoice } from './place-choice'
import { useUploads } from './use-uploads'

const reporterShape = z.object({
  id: z.string(),
  name: z.string(),
  units: z.array(z.object({ id: z.string(), number: z.string() })).readonly(),
})
export type Reporter = z.infer<typeof reporterShape>

/** What the draft of such a report has beside its fields. */
const draft = z.object({ reporter: reporterShape.nullable(), files: z.unknown().optional() })

type ReportForFormProps = {
  categories: readonly TicketCategory[]
  unitWord: string
  /** Finds people of the estate by name, unit or phone. */
  findPeople: (text: string) => Promise<readonly Reporter[]>
}

type Values = z.input<typeof reportTicketFor>

const EMPTY: Values = {
  reporterId: '',
  source: 'call',
  categoryId: '',
  title: '',
  description: '',
  place: { kind: 'common', area: '' },
  availability: '',
  permissionToEnter: false,
  fileIds: [],
}

const USUAL = 'usual'

/** How a report comes in that staff write down; what came in the app, its reporter wrote. */
const TYPED_IN = ['call', 'walk_in', 'email'] as const

/** Takes a report down for somebody, in the order in which they tell it. */
export function ReportForForm({ categories, unitWord, findPeople }: ReportForFormProps) {
  const t = useTranslations('tickets')
  const router = useRouter()
  const report = api.tickets.reportFor.useMutation()
  const uploads = useUploads()
  const [reporter, setReporter] = useState<Reporter | null>(null)
  const form: ZodForm<Values, ReportTicketFor> = useZodForm({ schema: reportTicketFor, defaultValues: EMPTY })

  const chooseReporter = (person: Reporter | null) => {
    setReporter(person)
    const home = person?.units[0]
    form.setValue('reporterId', person?.id ?? '', { shouldDirty: true, shouldValidate: person !== null })
    form.setValue('place', home ? { kind: 'unit', unitId: home.id } : { kind: 'common', area: '' })
  }
  const carried = {
    isDirty: uploads.carried.isDirty,
    keep: () => ({ reporter, files: uploads.carried.keep() }),
    restore: (kept: unknown) => {
      const { data } = draft.safeParse(kept)
      setReporter(data?.reporter ?? null)
      uploads.carried.restore(data?.files)
    },
    clear: () => {
      setReporter(null)
      uploads.clear()
    },
  }
  const save = async (values: ReportTicketFor) => {
    const { id, number } = await report.mutateAsync({ ...values, fileIds: uploads.fileIds })
    toast({ title: t('reportFor.done', { number, reporter: reporter?.name ?? '' }), tone: 'good' })
    router.push(`/manage/tickets/${id}`)
  }
  return (
    <Form form={form} onSubmit={save} draft="report" carried={carried}>
      <AlreadyReported error={report.error} />
      <FormSection title={t('reportFor.who')}>
        <FormField
          form={form}
          name="reporterId"
          label={t('reportFor.person')}
          hint={t('reportFor.personHint', { unit: unitWord.toLocaleLowerCase() })}
        >
          {({ value: _, onChange: __, ...field }) => (
            <ReporterField
              field={field}
              reporter={reporter}
              unitWord={unitWord}
              findPeople={findPeople}
              onChoose={chooseReporter}
            />
          )}
        </FormField>
        <FormField form={form} name="source" label={t('reportFor.source')} group>
          {(field) => (
            <RadioGroup
              {...field}
              className="flex-row flex-wrap gap-x-5"
              options={TYPED_IN.map((value) => ({ value, label: t(`source.${value}`) }))}
            />
          )}
        </FormField>
      </FormSection>
      <FormSection title={t('report.where')}>
        <PlaceChoice units={reporter?.units ?? []} unitWord={unitWord} />
      </FormSection>
      <FormSection title={t('report.what')}>
        <FormField form={form} name="title" label={t('report.summary')}>
          {(field) => <Input {...field} placeholder={t('report.summaryPlaceholder')} maxLength={120} />}
        </FormField>
        <div className="grid gap-5 sm:grid-cols-2">
          <FormField form={form} name="categoryId" label={t('reportFor.category')}>
            {(field) => (
              <Select
                {...field}
                placeholder={t('reportFor.chooseCategory')}
                options={categories.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </FormField>
          <FormField form={form} name="priority" label={t('reportFor.priority')}>
            {({ value, onChange, ...field }) => (
              <Select
                {...field}
                value={value ?? USUAL}
                onChange={(chosen) => onChange(chosen === USUAL ? undefined : chosen)}
                options={[USUAL, ...ticketPriority.options].map((option) => ({
                  value: option,
                  label: option === USUAL ? t('reportFor.usual') : t(`priority.${option}`),
                }))}
              />
            )}
          </FormField>
        </div>
        <FormField form={form} name="description" label={t('report.details')} optional>
          {(field) => <Textarea {...field} rows={4} maxLength={4000} />}
        </FormField>
        <PhotoField uploads={uploads} />
      </FormSection>
      <FormSection title={t('report.visit')}>
        <FormField form={form} name="availability" label={t('record.availability')} optional>
          {(field) => <Input {...field} placeholder={t('report.availabilityPlaceholder')} maxLength={200} />}
        </FormField>
        <FormField
          form={form}
          name="permissionToEnter"
          label={t('record.mayEnter')}
          group
          className="[&>div:first-child]:sr-only"
        >
          {({ value, ...field }) => (
            <Checkbox {...field} value={value ?? false} label={t('record.mayEnter')} />
          )}
        </FormField>
      </FormSection>
      <SaveBar
        saveLabel={t('reportFor.save')}
        onCancel={() => router.push('/manage/tickets')}
        reason={uploads.busy ? t('why.uploading') : undefined}
      />
    </Form>
  )
}

type ReporterFieldProps = Pick<ReportForFormProps, 'unitWord' | 'findPeople'> & {
  field: { id: string; onBlur: () => void; 'aria-describedby'?: string; 'aria-invalid'?: boolean }
  reporter: Reporter | null
  onChoose: (person: Reporter | null) => void
}

function ReporterField({ field, reporter, unitWord, findPeople, onChoose }: ReporterFieldProps) {
  const t = useTranslations('tickets.reportFor')
  const [found, setFound] = useState<readonly Reporter[]>([])
  const optionOf = ({ id, name, units }: Reporter) => ({
    value: id,
    label: name,
    hint:
      units.map(({ number }) => t('unit', { unitWord, number })).join(', ') ||
      t('noUnit', { unit: unitWord.toLocaleLowerCase() }),
  })
  return (
    <Combobox
      {...field}
      value={reporter && optionOf(reporter)}
      onChange={(option) => onChoose(found.find(({ id }) => id === option?.value) ?? null)}
      search={async (text) => {
        const people = await findPeople(text)
        setFound(people)
        return people.map(optionOf)
      }}
    />
  )
}
