'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useFormContext, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { Banner } from '@/ui/banner'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { FormSection } from '@/ui/form/form-section'
import { NewerBanner } from '@/ui/form/newer-banner'
import { useNewerState } from '@/ui/form/newer-state'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input, PhoneInput } from '@/ui/input'
import { Textarea } from '@/ui/textarea'
import { toast } from '@/ui/toast'
import { estateEdit } from '../schemas'
import { api, type FoundingOutputs } from './client'
import { EstateFields } from './estate-fields'

type Typed = z.input<typeof estateEdit>
type Values = z.output<typeof estateEdit>

type EditFormProps = { estate: FoundingOutputs['toEdit']; root: string }

/** What an operator may change of an estate that is there. */
export function EditForm({ estate: { id, asOf, values }, root }: EditFormProps) {
  const t = useTranslations('founding.desk')
  const router = useRouter()
  const utils = api.useUtils()
  const save = api.founding.save.useMutation()
  const form = useZodForm<Typed, Values>({ schema: estateEdit, defaultValues: { ...values, reason: '' } })
  const { newer, ...state } = useNewerState(asOf)
  const load = async () => {
    const now = await utils.founding.toEdit.fetch({ id }, { staleTime: 0 })
    form.reset({ ...now.values, reason: form.getValues('reason') })
    state.loaded(now.asOf)
  }
  return (
    <Form
      form={form}
      draft="estate"
      carried={state.carried}
      onSubmit={async (typed) => {
        if (!(await state.save((seen) => save.mutateAsync({ ...typed, id, asOf: seen })))) return false
        toast({ title: t('saved', { name: typed.name }), tone: 'good' })
        router.push(`/estates/${id}`)
        router.refresh()
      }}
    >
      <FormSection title={t('estate')}>
        <EstateFields
          root={root}
          asker={{ of: id }}
          keepsSlug
          opened
          slugHint={t('slugHintEdit')}
          afterSlug={<Moving from={values.slug} root={root} />}
        />
      </FormSection>
      <FormSection title={t('contact')} hint={t('contactHint')}>
        <FormField form={form} name="contactName" label={t('contactName')} optional>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <div className="grid gap-5 sm:grid-cols-2">
          <FormField form={form} name="contactEmail" label={t('contactEmail')} optional>
            {(field) => <Input {...field} type="email" inputMode="email" autoComplete="off" />}
          </FormField>
          <FormField form={form} name="contactPhone" label={t('contactPhone')} optional>
            {(field) => <PhoneInput {...field} autoComplete="off" />}
          </FormField>
        </div>
      </FormSection>
      <FormSection title={t('why')}>
        <FormField form={form} name="reason" label={t('reason')} hint={t('reasonTold')}>
          {(field) => <Textarea {...field} />}
        </FormField>
      </FormSection>
      <NewerBanner newer={newer} onLoad={load} onSaveAll={(found) => state.known(found.asOf)} />
      <SaveBar saveLabel={t('save')} onCancel={() => router.push(`/estates/${id}`)} />
    </Form>
  )
}

/** What it means that the estate gets another address, before it does. */
function Moving({ from, root }: { from: string; root: string }) {
  const t = useTranslations('founding.desk')
  const form = useFormContext<Typed, unknown, Values>()
  const slug = useWatch({ control: form.control, name: 'slug' })
  if (slug.trim().toLowerCase() === from || slug === '') return null
  return (
    <Banner tone="warn" title={t('moving', { from: `${from}.${root}` })}>
      {t('movingBody')}
    </Banner>
  )
}
