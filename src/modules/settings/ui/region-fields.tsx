'use client'

import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { Combobox } from '@/ui/combobox'
import { FormField } from '@/ui/form/form-field'
import { FormSection } from '@/ui/form/form-section'
import { Input } from '@/ui/input'
import { useRegion } from '@/ui/region'
import { Select } from '@/ui/select'
import { clockIn, hasZone, isLanguageTag, localesFor, sampleOf } from '../region'
import type { Fixed, GeneralForm } from './general-parts'
import { Standing } from './standing'

type RegionFieldsProps = { form: GeneralForm; fixed: Fixed }

/** Time zone, manner of writing and words, with a look at what they will make of a day, a sum and a home. */
export function RegionFields({ form, fixed }: RegionFieldsProps) {
  const t = useTranslations('settings.general')
  const { now } = useRegion()
  const { locale, timeZone } = useWatch({ control: form.control })
  const zone = timeZone && hasZone(timeZone) ? timeZone : 'UTC'
  const language = locale && isLanguageTag(locale) ? locale : 'en-GB'
  return (
    <FormSection title={t('region')}>
      <FormField
        form={form}
        name="timeZone"
        label={t('timeZone')}
        hint={t('timeZoneHint', { time: clockIn(now, { locale: language, timeZone: zone }) })}
      >
        {({ value, onChange, ...field }) => (
          <Combobox
            {...field}
            value={value ? { value, label: zoneWords(value) } : null}
            onChange={(chosen) => onChange(chosen?.value ?? '')}
            search={zonesLike}
            placeholder={t('timeZoneFind')}
          />
        )}
      </FormField>
      <FormField form={form} name="locale" label={t('locale')}>
        {({ value, ...field }) => (
          <Select
            {...field}
            value={value}
            options={localesFor(fixed.country, form.formState.defaultValues?.locale ?? value).map((tag) => ({
              value: tag,
              label: localeWords(tag),
            }))}
          />
        )}
      </FormField>
      <div className="grid gap-5 sm:grid-cols-2">
        <FormField form={form} name="unitWord" label={t('unitWord')} hint={t('unitWordHint')}>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="diallingCode" label={t('diallingCode')}>
          {(field) => <Input {...field} inputMode="tel" autoComplete="off" className="font-mono" />}
        </FormField>
      </div>
      <Standing label={t('currency')} value={currencyWords(fixed.currency)} hint={t('currencyHint')} />
      <Preview form={form} currency={fixed.currency} manner={{ locale: language, timeZone: zone }} />
    </FormSection>
  )
}

type PreviewProps = {
  form: GeneralForm
  currency: string
  manner: { locale: string; timeZone: string }
}

function Preview({ form, currency, manner }: PreviewProps) {
  const t = useTranslations('settings.general')
  const unitWord = useWatch({ control: form.control, name: 'unitWord' }).trim()
  const sample = sampleOf({ ...manner, currency })
  const lines = [
    [t('previewDay'), `${sample.day} · ${sample.short}`],
    [t('previewTime'), sample.time],
    [t('previewMoney'), sample.money],
    [t('previewUnit'), unitWord ? `${unitWord} 12` : '–'],
  ] as const
  return (
    <section aria-label={t('preview')} className="rounded-surface bg-sunken px-4 py-3">
      <h3 className="text-14 font-semibold">{t('preview')}</h3>
      <dl aria-live="polite" className="mt-2 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
        {lines.map(([label, value]) => (
          <div key={label} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-14 text-ink-2">{label}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function zoneWords(zone: string): string {
  return zone.replaceAll('_', ' ').replaceAll('/', ' · ')
}

const MOST_ZONES = 40

async function zonesLike(text: string) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return [...Intl.supportedValuesOf('timeZone'), 'UTC']
    .filter((zone) => words.every((word) => zoneWords(zone).toLowerCase().includes(word)))
    .slice(0, MOST_ZONES)
    .map((zone) => ({ value: zone, label: zoneWords(zone) }))
}

function localeWords(tag: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag
}

function currencyWords(code: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'currency' }).of(code)
  return name && name !== code ? `${name} (${code})` : code
}
