'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { z } from 'zod'
import { Checkbox } from '@/ui/checkbox'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { FormSection } from '@/ui/form/form-section'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm, type ZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { Textarea } from '@/ui/textarea'
import { toast } from '@/ui/toast'
import { reportTicket, type ReportTicket } from '../schemas'
import { AlreadyReported } from './already-reported'
import { CategoryChoice } from './category-choice'
import { api, type TicketCategory } from './client'
import { PhotoField } from './photo-field'
import { PlaceChoice } from './place-choice'
import { useUploads } from './use-uploads'

type Values = z.input<typeof reportTicket>

type ReportFormProps = {
  categories: readonly TicketCategory[]
  units: readonly { id: string; number: string }[]
  unitWord: string
}

/** What is wrong, where, and when somebody may come: one column, top to bottom, and nothing typed is ever lost. */
export function ReportForm({ categories, units, unitWord }: ReportFormProps) {
  const t = useTranslations('tickets')
  const router = useRouter()
  const report = api.tickets.report.useMutation()
  const uploads = useUploads()
  const form: ZodForm<Values, ReportTicket> = useZodForm({
    schema: reportTicket,
    defaultValues: startWith(units),
  })

  const send = async (values: ReportTicket) => {
    const { id, number } = await report.mutateAsync({ ...values, fileIds: uploads.fileIds })
    toast({ title: t('report.sent', { number }), tone: 'good' })
    router.replace(`/help/${id}`)
  }
  return (
    <Form form={form} onSubmit={send} guard={false} draft="report" carried={uploads.carried}>
      <AlreadyReported error={report.error} />
      <FormSection title={t('report.about')}>
        <FormField
          form={form}
          name="categoryId"
          label={t('report.about')}
          group
          className="[&>div:first-child]:sr-only"
        >
          {(field) => <CategoryChoice {...field} categories={categories} />}
        </FormField>
      </FormSection>
      <FormSection title={t('report.where')}>
        <PlaceChoice units={units} unitWord={unitWord} />
      </FormSection>
      <FormSection title={t('report.what')}>
        <FormField form={form} name="title" label={t('report.summary')}>
          {(field) => <Input {...field} placeholder={t('report.summaryPlaceholder')} maxLength={120} />}
        </FormField>
        <FormField
          form={form}
          name="description"
          label={t('report.details')}
          hint={t('report.detailsHint')}
          optional
        >
          {(field) => <Textarea {...field} rows={4} maxLength={4000} />}
        </FormField>
        <PhotoField uploads={uploads} />
      </FormSection>
      <FormSection title={t('report.visit')}>
        <FormField form={form} name="availability" label={t('report.availability')} optional>
          {(field) => <Input {...field} placeholder={t('report.availabilityPlaceholder')} maxLength={200} />}
        </FormField>
        <FormField
          form={form}
          name="permissionToEnter"
          label={t('report.mayEnter')}
          group
          className="[&>div:first-child]:sr-only"
        >
          {({ value, ...field }) => (
            <Checkbox
              {...field}
              value={value ?? false}
              label={t('report.mayEnter')}
              hint={t('report.mayEnterHint')}
            />
          )}
        </FormField>
      </FormSection>
      <SaveBar saveLabel={t('report.send')} reason={uploads.busy ? t('why.uploading') : undefined} />
    </Form>
  )
}

function startWith([home]: readonly { id: string }[]): Values {
  return {
    categoryId: '',
    title: '',
    description: '',
    place: home ? { kind: 'unit', unitId: home.id } : { kind: 'common', area: '' },
    availability: '',
    permissionToEnter: false,
    fileIds: [],
  }
}
