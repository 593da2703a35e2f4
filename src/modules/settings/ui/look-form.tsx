'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useWatch } from 'react-hook-form'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { FormSection } from '@/ui/form/form-section'
import { NewerBanner } from '@/ui/form/newer-banner'
import { useNewerState } from '@/ui/form/newer-state'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { ColourInput } from '@/ui/colour-input'
import { toast } from '@/ui/toast'
import { look, type Look } from '../schemas'
import { api, type SettingsOutputs } from './client'
import { LogoField } from './logo-field'
import { LookPreview } from './look-preview'
import { Loaded } from './settings-page'
import { useLogo } from './use-logo'

export function LookSettings({ name }: { name: string }) {
  const query = api.settings.look.useQuery()
  return <Loaded query={query}>{(settings) => <EditLook settings={settings} name={name} />}</Loaded>
}

type EditLookProps = { settings: SettingsOutputs['look']; name: string }

function EditLook({ settings, name }: EditLookProps) {
  const t = useTranslations('settings')
  const router = useRouter()
  const utils = api.useUtils()
  const command = api.settings.saveLook.useMutation()
  const form = useZodForm({ schema: look, defaultValues: settings.values })
  const { newer, ...state } = useNewerState(settings.asOf)
  const [colour, fileId] = useWatch({ control: form.control, name: ['colour', 'logoFileId'] })
  const logo = useLogo({ fileId, saved: settings.logo })

  const load = async () => {
    const now = await utils.settings.look.fetch(undefined, { staleTime: 0 })
    form.reset(now.values)
    state.loaded(now.asOf)
    // Colour and logo stand in the frame around the page too.
    router.refresh()
    return now.asOf
  }
  const takeBack = async (before: Look, asOf: string) => {
    try {
      await command.mutateAsync({ ...before, asOf })
      await load()
    } catch (thrown) {
      toast({ title: thrown instanceof Error ? thrown.message : t('look.notUndone'), tone: 'bad' })
    }
  }
  return (
    <Form
      form={form}
      draft="look"
      carried={state.carried}
      onSubmit={async (typed) => {
        const before = settings.values
        if (!(await state.save((seen) => command.mutateAsync({ ...typed, asOf: seen })))) return false
        const asOf = await load()
        toast({ title: t('saved'), tone: 'good', onUndo: () => void takeBack(before, asOf) })
      }}
    >
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-8">
          <LogoField form={form} logo={logo} />
          <FormSection title={t('look.colourTitle')} hint={t('look.colourTitleHint')}>
            <FormField form={form} name="colour" label={t('look.colour')} hint={t('look.colourHint')}>
              {(field) => <ColourInput {...field} pickerLabel={t('look.colourPicker')} />}
            </FormField>
          </FormSection>
        </div>
        <LookPreview name={name} colour={colour} logo={logo.shown} />
      </div>
      <NewerBanner
        newer={newer}
        onLoad={async () => {
          await load()
        }}
        onSaveAll={(found) => state.known(found.asOf)}
      />
      <SaveBar saveLabel={t('look.save')} reason={logo.isUploading ? t('look.wait') : undefined} />
    </Form>
  )
}
