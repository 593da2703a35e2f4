'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { Combobox } from '@/ui/combobox'
import { FormField } from '@/ui/form/form-field'
import { Input } from '@/ui/input'
import { currencyName, findCurrencies, findTimeZones } from './country-words'
import type { EstateForm, EstateOut, EstateTyped } from './estate-form'

/** What follows from the country, in one sentence; every part of it can be said otherwise. */
export function CountryFacts({ opened: openedAtFirst = false }: { opened?: boolean }) {
  const t = useTranslations('founding.estate')
  const form = useFormContext<EstateTyped, unknown, EstateOut>()
  const [opened, setOpened] = useState(openedAtFirst)
  const [currency, timeZone, diallingCode, unitWord] = form.watch([
    'currency',
    'timeZone',
    'diallingCode',
    'unitWord',
  ])
  const { currency: a, timeZone: b, diallingCode: c, locale: d, unitWord: e } = form.formState.errors
  const isOpen = opened || Boolean(a ?? b ?? c ?? d ?? e) || !currency || !timeZone || !diallingCode
  if (!isOpen)
    return (
      <p className="border-l-3 border-line-strong pl-3 text-14 text-pretty text-ink-2">
        {t.rich('follows', {
          currency: currencyName(currency),
          zone: timeZone.replaceAll('_', ' '),
          dialling: diallingCode,
          unit: unitWord,
          b: (words) => <strong className="font-semibold text-ink">{words}</strong>,
        })}{' '}
        <button
          type="button"
          onClick={() => setOpened(true)}
          className="rounded-small font-semibold text-accent underline underline-offset-3 coarse:py-2.5"
        >
          {t('change')}
        </button>
      </p>
    )
  return <FactFields form={form} />
}

function FactFields({ form }: { form: EstateForm }) {
  const t = useTranslations('founding.estate')
  return (
    <fieldset className="grid gap-5 rounded-surface border p-4 sm:grid-cols-2">
      <legend className="px-1 text-14 text-ink-2">{t('details')}</legend>
      <FormField form={form} name="currency" label={t('currency')}>
        {(field) => (
          <Combobox
            {...field}
            value={
              field.value
                ? { value: field.value, label: `${field.value} – ${currencyName(field.value)}` }
                : null
            }
            search={findCurrencies}
            onChange={(option) => field.onChange(option?.value ?? '')}
          />
        )}
      </FormField>
      <FormField form={form} name="timeZone" label={t('timeZone')}>
        {(field) => (
          <Combobox
            {...field}
            value={field.value ? { value: field.value, label: field.value.replaceAll('_', ' ') } : null}
            search={findTimeZones}
            onChange={(option) => field.onChange(option?.value ?? '')}
          />
        )}
      </FormField>
      <FormField form={form} name="unitWord" label={t('unitWord')} hint={t('unitWordHint')}>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="diallingCode" label={t('diallingCode')} hint={t('diallingHint')}>
        {(field) => (
          <Input {...field} inputMode="tel" autoComplete="tel-country-code" className="font-mono" />
        )}
      </FormField>
      <FormField form={form} name="locale" label={t('locale')} hint={t('localeHint')}>
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="font-mono"
          />
        )}
      </FormField>
      <FormField form={form} name="state" label={t('state')} hint={t('stateHint')} optional>
        {(field) => <Input {...field} autoComplete="address-level1" />}
      </FormField>
      <FormField form={form} name="address" label={t('address')} optional className="sm:col-span-2">
        {(field) => <Input {...field} autoComplete="street-address" />}
      </FormField>
    </fieldset>
  )
}
