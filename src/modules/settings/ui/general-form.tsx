'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { FormSection } from '@/ui/form/form-section'
import { NewerBanner } from '@/ui/form/newer-banner'
import { useNewerState } from '@/ui/form/newer-state'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input, PhoneInput } from '@/ui/input'
import { Select } from '@/ui/select'
import { toast } from '@/ui/toast'
import { estateKind, general, type General } from '../schemas'
import { api, type SettingsOutputs } from './client'
import type { Fixed, GeneralForm } from './general-parts'
import { RegionFields } from './region-fields'
import { Loaded } from './settings-page'
import { Standing } from './standing'

export function GeneralSettings() {
  const query = api.settings.general.useQuery()
  return <Loaded query={query}>{(settings) => <EditGeneral settings={settings} />}</Loaded>
}

const formValues = (values: General) => ({
  ...values,
  address: values.address ?? '',
  city: values.city ?? '',
  state: values.state ?? '',
  contactName: values.contactName ?? '',
  contactEmail: values.contactEmail ?? '',
  contactPhone: values.contactPhone ?? '',
})

function EditGeneral({ settings: { asOf, values, fixed } }: { settings: SettingsOutputs['general'] }) {
  const t = useTranslations('settings')
  const router = useRouter()
  const utils = api.useUtils()
  const save = api.settings.saveGeneral.useMutation()
  const form = useZodForm({ schema: general, defaultValues: formValues(values) })
  const { newer, ...state } = useNewerState(asOf)
  const load = async () => {
    const now = await utils.settings.general.fetch(undefined, { staleTime: 0 })
    form.reset(formValues(now.values))
    state.loaded(now.asOf)
  }
  return (
    <Form
      form={form}
      draft="general"
      carried={state.carried}
      onSubmit={async (typed) => {
        if (!(await state.save((seen) => save.mutateAsync({ ...typed, asOf: seen })))) return false
        await load()
        toast({ title: t('saved'), tone: 'good' })
        // Name, words and manner of writing stand in the frame around the page too.
        router.refresh()
      }}
    >
      <EstateFields form={form} fixed={fixed} />
      <ContactFields form={form} />
      <RegionFields form={form} fixed={fixed} />
      <NewerBanner newer={newer} onLoad={load} onSaveAll={(found) => state.known(found.asOf)} />
      <SaveBar saveLabel={t('save')} />
    </Form>
  )
}

function EstateFields({ form, fixed }: { form: GeneralForm; fixed: Fixed }) {
  const t = useTranslations('settings')
  const country = new Intl.DisplayNames(['en'], { type: 'region' }).of(fixed.country) ?? fixed.country
  return (
    <FormSection title={t('general.estate')}>
      <FormField form={form} name="name" label={t('general.name')}>
        {(field) => <Input {...field} autoComplete="organization" />}
      </FormField>
      <FormField form={form} name="kind" label={t('general.kind')}>
        {(field) => (
          <Select
            {...field}
            options={estateKind.options.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
        )}
      </FormField>
      <FormField form={form} name="address" label={t('general.address')} optional>
        {(field) => <Input {...field} value={field.value ?? ''} autoComplete="street-address" />}
      </FormField>
      <div className="grid gap-5 sm:grid-cols-2">
        <FormField form={form} name="city" label={t('general.city')} optional>
          {(field) => <Input {...field} value={field.value ?? ''} autoComplete="address-level2" />}
        </FormField>
        <FormField form={form} name="state" label={t('general.state')} optional>
          {(field) => <Input {...field} value={field.value ?? ''} autoComplete="address-level1" />}
        </FormField>
      </div>
      <Standing label={t('general.country')} value={country} hint={t('general.countryHint')} />
      <Standing label={t('general.site')} value={fixed.slug} hint={t('general.siteHint')} />
    </FormSection>
  )
}

function ContactFields({ form }: { form: GeneralForm }) {
  const t = useTranslations('settings.general')
  return (
    <FormSection title={t('contact')} hint={t('contactHint')}>
      <FormField form={form} name="contactName" label={t('contactName')} optional>
        {(field) => <Input {...field} value={field.value ?? ''} autoComplete="off" />}
      </FormField>
      <div className="grid gap-5 sm:grid-cols-2">
        <FormField form={form} name="contactEmail" label={t('contactEmail')} optional>
          {(field) => <Input {...field} value={field.value ?? ''} type="email" autoComplete="off" />}
        </FormField>
        <FormField form={form} name="contactPhone" label={t('contactPhone')} optional>
          {(field) => <PhoneInput {...field} value={field.value ?? ''} autoComplete="off" />}
        </FormField>
      </div>
    </FormSection>
  )
}
