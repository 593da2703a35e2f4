'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { z } from 'zod'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { NewerBanner } from '@/ui/form/newer-banner'
import { useNewerState } from '@/ui/form/newer-state'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { toast } from '@/ui/toast'
import { daysIn, inWords, KEPT_UNITS } from '../kept-time'
import { api, type SettingsOutputs } from './client'
import { Loaded } from './settings-page'

/** What a module says of a kind of thing that it keeps. */
export type KeptText = { title: string; body: string }

type Rule = SettingsOutputs['retention'][number]

/** Each kind of thing with the time for which it is kept. */
export function RetentionSettings({ words }: { words: Readonly<Record<string, KeptText>> }) {
  const query = api.settings.retention.useQuery()
  return (
    <Loaded query={query}>
      {(rules) => (
        <ul className="divide-y border-y">
          {rules.map((rule) => {
            const text = words[`${rule.module}.${rule.name}`]
            return text ? <RuleLine key={`${rule.module}.${rule.name}`} rule={rule} text={text} /> : null
          })}
        </ul>
      )}
    </Loaded>
  )
}

function useKeptTime() {
  const t = useTranslations('settings.retention')
  return (days: number) => {
    const { count, unit } = inWords(days)
    return t(`time.${unit}`, { count })
  }
}

function RuleLine({ rule, text: { title, body } }: { rule: Rule; text: KeptText }) {
  const t = useTranslations('settings.retention')
  const time = useKeptTime()
  const [open, setOpen] = useState(false)
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2 py-4">
      <div className="min-w-60 flex-1">
        <h2 className="text-16 font-semibold">{title}</h2>
        <p className="text-14 text-pretty text-ink-2">{body}</p>
        <p className="mt-1 text-14 text-ink-2">{t('least', { time: time(rule.least) })}</p>
      </div>
      <div className="flex items-center gap-3">
        <span className="font-semibold tabular-nums">{time(rule.days)}</span>
        <Button aria-label={t('changeNamed', { title })} onClick={() => setOpen(true)}>
          {t('change')}
        </Button>
      </div>
      <Dialog open={open} onOpenChange={setOpen} title={title} description={t('changeBody')}>
        <RuleForm rule={rule} onDone={() => setOpen(false)} />
      </Dialog>
    </li>
  )
}

const kept = z.object({
  days: z
    .number('Write a number.')
    .int('A whole number.')
    .min(1, 'At least one.')
    .max(36_500, 'That is too long.'),
  unit: z.enum(KEPT_UNITS),
})

function RuleForm({ rule: { module, name, days, usual }, onDone }: { rule: Rule; onDone: () => void }) {
  const t = useTranslations('settings.retention')
  const time = useKeptTime()
  const utils = api.useUtils()
  const save = api.settings.saveRetention.useMutation()
  const { count, unit } = inWords(days)
  const form = useZodForm({ schema: kept, defaultValues: { days: count, unit } })
  const { newer, ...state } = useNewerState(String(days))
  const load = async () => {
    const rules = await utils.settings.retention.fetch(undefined, { staleTime: 0 })
    const now = rules.find((one) => one.module === module && one.name === name)
    if (!now) return
    const held = inWords(now.days)
    form.reset({ days: held.count, unit: held.unit })
    state.loaded(String(now.days))
  }
  return (
    <Form
      form={form}
      onSubmit={async (typed) => {
        const wanted = daysIn(typed.days, typed.unit)
        if (!(await state.save((asOf) => save.mutateAsync({ module, name, days: wanted, asOf }))))
          return false
        await utils.settings.retention.invalidate()
        toast({ title: t('changed', { time: time(wanted) }), tone: 'good' })
        onDone()
      }}
    >
      <div className="grid grid-cols-2 items-start gap-3">
        <FormField form={form} name="days" label={t('count')}>
          {({ value, onChange, ...field }) => (
            <Input
              {...field}
              inputMode="numeric"
              value={Number.isNaN(value) ? '' : String(value)}
              onChange={({ target }) => onChange(Number.parseInt(target.value.replace(/\D/g, ''), 10))}
            />
          )}
        </FormField>
        <FormField form={form} name="unit" label={t('unit')}>
          {(field) => (
            <Select
              {...field}
              options={KEPT_UNITS.map((one) => ({ value: one, label: t(`units.${one}`) }))}
            />
          )}
        </FormField>
      </div>
      <p className="text-14 text-ink-2">{t('usual', { time: time(usual) })}</p>
      <NewerBanner newer={newer} onLoad={load} onSaveAll={(found) => state.known(found.asOf)} />
      <SaveBar plain saveLabel={t('save')} onCancel={onDone} />
    </Form>
  )
}
