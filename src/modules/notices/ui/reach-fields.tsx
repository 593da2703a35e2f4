'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { Checkbox } from '@/ui/checkbox'
import { Combobox } from '@/ui/combobox'
import { useCountryName } from '@/ui/country-name'
import { FormField } from '@/ui/form/form-field'
import { IconButton } from '@/ui/icon-button'
import { RadioGroup } from '@/ui/radio-group'
import type { Option } from '@/ui/select'
import { noticeReach, type DraftNotice } from '../schemas'
import { api } from './client'

/** Which estates: all, those on some plans, in some countries, or some by hand. */
export function ReachFields() {
  const t = useTranslations('notices')
  const form = useFormContext<DraftNotice, unknown, DraftNotice>()
  const reach = useWatch({ control: form.control, name: 'reach' })
  const countryName = useCountryName()
  const { data } = api.notices.choices.useQuery()
  const plans = (data?.plans ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const countries = (data?.countries ?? []).map((code) => ({ value: code, label: countryName(code) }))
  return (
    <>
      <FormField form={form} name="reach" label={t('form.reach')} group>
        {(field) => (
          <RadioGroup
            {...field}
            options={noticeReach.options.map((value) => ({ value, label: t(`reach.${value}`) }))}
          />
        )}
      </FormField>
      {reach === 'plans' ? <SomeOf name="planIds" label={t('form.plans')} options={plans} /> : null}
      {reach === 'countries' ? (
        <SomeOf name="countries" label={t('form.countries')} options={countries} />
      ) : null}
      {reach === 'estates' ? <EstatesByHand /> : null}
    </>
  )
}

type SomeOfProps = { name: 'planIds' | 'countries'; label: string; options: readonly Option[] }

function SomeOf({ name, label, options }: SomeOfProps) {
  const form = useFormContext<DraftNotice, unknown, DraftNotice>()
  return (
    <FormField form={form} name={name} label={label} group>
      {({ value: chosen, onChange }) => (
        <div className="grid gap-x-4 sm:grid-cols-2">
          {options.map(({ value, label }) => (
            <Checkbox
              key={value}
              label={label}
              value={chosen.includes(value)}
              onChange={(on) => onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value))}
            />
          ))}
        </div>
      )}
    </FormField>
  )
}

function EstatesByHand() {
  const t = useTranslations('notices.form')
  const form = useFormContext<DraftNotice, unknown, DraftNotice>()
  const utils = api.useUtils()
  return (
    <FormField form={form} name="estates" label={t('estates')}>
      {({ value: chosen, onChange, ref, ...control }) => (
        <div className="flex flex-col gap-2">
          <Combobox
            {...control}
            ref={ref}
            value={null}
            placeholder={t('addEstate')}
            onChange={(option) => option && onChange([...chosen, { id: option.value, name: option.label }])}
            search={async (q) =>
              (await utils.notices.estates.fetch({ q }))
                .filter(({ id }) => chosen.every((estate) => estate.id !== id))
                .map(({ id, name, slug }) => ({ value: id, label: name, hint: slug }))
            }
          />
          {chosen.length > 0 ? (
            <ul className="divide-y rounded-surface border text-14">
              {chosen.map(({ id, name }) => (
                <li key={id} className="flex items-center justify-between gap-2 py-1 pr-1 pl-3">
                  <span className="min-w-0 wrap-anywhere">{name}</span>
                  <IconButton
                    label={t('removeEstate', { name })}
                    icon={<X />}
                    size="small"
                    onClick={() => onChange(chosen.filter((estate) => estate.id !== id))}
                  />
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      )}
    </FormField>
  )
}
