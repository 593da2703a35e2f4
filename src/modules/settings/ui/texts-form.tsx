'use client'

import { useTranslations } from 'next-intl'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { NewerBanner } from '@/ui/form/newer-banner'
import { useNewerState } from '@/ui/form/newer-state'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Textarea } from '@/ui/textarea'
import { toast } from '@/ui/toast'
import { textPlace, texts } from '../schemas'
import { api, type SettingsOutputs } from './client'
import { Loaded } from './settings-page'

export function TextSettings() {
  const query = api.settings.texts.useQuery()
  return <Loaded query={query}>{(settings) => <EditTexts settings={settings} />}</Loaded>
}

function EditTexts({ settings: { asOf, values } }: { settings: SettingsOutputs['texts'] }) {
  const t = useTranslations('settings')
  const utils = api.useUtils()
  const save = api.settings.saveTexts.useMutation()
  const form = useZodForm({ schema: texts, defaultValues: values })
  const { newer, ...state } = useNewerState(asOf)
  const load = async () => {
    const now = await utils.settings.texts.fetch(undefined, { staleTime: 0 })
    form.reset(now.values)
    state.loaded(now.asOf)
  }
  return (
    <Form
      form={form}
      draft="texts"
      carried={state.carried}
      onSubmit={async (typed) => {
        if (!(await state.save((seen) => save.mutateAsync({ ...typed, asOf: seen })))) return false
        await load()
        toast({ title: t('saved'), tone: 'good' })
      }}
    >
      {textPlace.options.map((place) => (
        <FormField
          key={place}
          form={form}
          name={place}
          label={t(`texts.${place}`)}
          hint={t(`texts.${place}_hint`)}
          optional
        >
          {(field) => <Textarea {...field} rows={3} maxLength={500} />}
        </FormField>
      ))}
      <NewerBanner newer={newer} onLoad={load} onSaveAll={(found) => state.known(found.asOf)} />
      <SaveBar saveLabel={t('texts.save')} />
    </Form>
  )
}
