'use client'

import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { addWorkingTime, isWorkingTime, type WorkingWeek } from '@/lib/working-time'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { NewerBanner } from '@/ui/form/newer-banner'
import { useNewerState } from '@/ui/form/newer-state'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { useRegion } from '@/ui/region'
import { toast } from '@/ui/toast'
import { When } from '@/ui/when'
import { hours, week as weekSchema } from '../schemas'
import { api, type SettingsOutputs } from './client'
import { Holidays } from './holidays'
import { Loaded } from './settings-page'
import { WeekEditor } from './week-editor'

type Settings = SettingsOutputs['hours']

export function HoursSettings() {
  const query = api.settings.hours.useQuery()
  return (
    <Loaded query={query}>
      {(settings) => (
        <>
          <EditHours settings={settings} />
          <Holidays holidays={settings.holidays} />
        </>
      )}
    </Loaded>
  )
}

function EditHours({ settings: { asOf, week, holidays } }: { settings: Settings }) {
  const t = useTranslations('settings')
  const utils = api.useUtils()
  const save = api.settings.saveHours.useMutation()
  const form = useZodForm({ schema: hours, defaultValues: { week } })
  const typed = useWatch({ control: form.control, name: 'week' })
  const { newer, ...state } = useNewerState(asOf)
  const load = async () => {
    const now = await utils.settings.hours.fetch(undefined, { staleTime: 0 })
    form.reset({ week: now.week })
    state.loaded(now.asOf)
  }
  return (
    <Form
      form={form}
      draft="hours"
      carried={state.carried}
      onSubmit={async (values) => {
        if (!(await state.save((seen) => save.mutateAsync({ ...values, asOf: seen })))) return false
        await load()
        toast({ title: t('saved'), tone: 'good' })
      }}
    >
      <FormField form={form} name="week" label={t('hours.week')} hint={t('hours.weekHint')} group>
        {({ value, onChange }) => <WeekEditor value={value} onChange={onChange} />}
      </FormField>
      <Outlook week={typed} holidays={holidays} />
      <NewerBanner newer={newer} onLoad={load} onSaveAll={(found) => state.known(found.asOf)} />
      <SaveBar saveLabel={t('hours.save')} />
    </Form>
  )
}

const SAMPLE_HOURS = 8

/** What these hours make of work that is asked for now. */
function Outlook({ week, holidays }: Pick<Settings, 'week' | 'holidays'>) {
  const t = useTranslations('settings.hours')
  const { now, timeZone } = useRegion()
  if (!weekSchema.safeParse(week).success) return null
  const days = week.map((spans) => spans.toSorted((a, b) => a.opens - b.opens))
  const calendar: WorkingWeek = { timeZone, days, holidays: new Set(holidays.map(({ day }) => day)) }
  const due = addWorkingTime(new Date(now), SAMPLE_HOURS * 60, calendar)
  return (
    <p className="rounded-surface bg-sunken px-4 py-3 text-14 text-pretty" aria-live="polite">
      {t(isWorkingTime(new Date(now), calendar) ? 'openNow' : 'closedNow')}{' '}
      {t.rich('outlook', {
        hours: SAMPLE_HOURS,
        due: () => <When at={due} withTime className="font-semibold" />,
      })}
    </p>
  )
}
