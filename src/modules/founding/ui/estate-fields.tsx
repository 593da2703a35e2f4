'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { useFormContext } from 'react-hook-form'
import { Combobox } from '@/ui/combobox'
import { FormField } from '@/ui/form/form-field'
import { Input } from '@/ui/input'
import { RadioGroup } from '@/ui/radio-group'
import { estateFacts } from '../schemas'
import { slugOf } from '../slug'
import { CountryFacts } from './country-facts'
import { countryName, defaultsOf, findCountries } from './country-words'
import type { EstateForm, EstateOut, EstateTyped } from './estate-form'
import { SlugField, type SlugAsker } from './slug-field'

const KINDS = estateFacts.shape.kind.options

type EstateFieldsProps = {
  /** `example.com`: what follows the estate's own part of its address. */
  root: string
  /** Who asks whether an address is free: somebody at the front, or an operator. */
  asker?: SlugAsker
  /** The address was chosen: a new name no longer makes another. */
  keepsSlug: boolean
  /** What to know of the address; for a founder, unless told. */
  slugHint?: string
  /** What follows from another address. */
  afterSlug?: ReactNode
  /** Everything that follows from the country is open to be changed. */
  opened?: boolean
}

/** What an estate is called, where its site stands, what it is and in which country: the rest follows from that. */
export function EstateFields({ root, asker, keepsSlug, slugHint, afterSlug, opened }: EstateFieldsProps) {
  const t = useTranslations('founding')
  const form = useFormContext<EstateTyped, unknown, EstateOut>()
  const [ownSlug, setOwnSlug] = useState(keepsSlug)
  const kind = form.watch('kind')
  const [city, country] = form.watch(['city', 'country'])
  return (
    <>
      <FormField form={form} name="kind" label={t('estate.kind')} group>
        {(field) => (
          <RadioGroup
            {...field}
            look="cards"
            className="grid sm:grid-cols-2"
            onChange={(chosen) => {
              field.onChange(chosen)
              chooseUnitWord(form, { from: kind, to: chosen })
            }}
            options={KINDS.map((value) => ({
              value,
              label: t(`kind.${value}.label`),
              hint: t(`kind.${value}.hint`),
            }))}
          />
        )}
      </FormField>
      <FormField form={form} name="name" label={t(`kind.${kind}.name`)}>
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            placeholder={t(`kind.${kind}.example`)}
            onChange={(event) => {
              field.onChange(event)
              if (!ownSlug) form.setValue('slug', slugOf(event.target.value), { shouldDirty: true })
            }}
          />
        )}
      </FormField>
      <FormField form={form} name="slug" label={t('estate.slug')} hint={slugHint ?? t('estate.slugHint')}>
        {(field) => (
          <SlugField
            {...field}
            root={root}
            asker={asker}
            city={city}
            country={country}
            onChange={(slug) => {
              setOwnSlug(slug !== '')
              field.onChange(slug)
              form.clearErrors('slug')
            }}
          />
        )}
      </FormField>
      {afterSlug}
      <div className="grid gap-5 sm:grid-cols-2">
        <FormField form={form} name="country" label={t('estate.country')}>
          {(field) => (
            <Combobox
              {...field}
              value={{ value: field.value, label: countryName(field.value) }}
              search={findCountries}
              onChange={(option) => option && chooseCountry(form, option.value)}
            />
          )}
        </FormField>
        <FormField form={form} name="city" label={t('estate.city')} optional>
          {(field) => <Input {...field} autoComplete="address-level2" />}
        </FormField>
      </div>
      <CountryFacts opened={opened} />
    </>
  )
}

/** An estate of which nothing is known but its country. */
export function blankEstate(country: string): EstateTyped {
  return {
    name: '',
    slug: '',
    kind: 'residential_estate',
    country,
    city: '',
    state: '',
    address: '',
    ...defaultsOf(country),
  }
}

/** Another kind calls a home in its own way, unless somebody has said what it is called. */
function chooseUnitWord(form: EstateForm, { from, to }: { from: string; to: string }): void {
  const { country, unitWord } = form.getValues()
  if (unitWord !== defaultsOf(country, from).unitWord) return
  form.setValue('unitWord', defaultsOf(country, to).unitWord, { shouldDirty: true })
}

/** Sets a country with all that usually follows from it. */
export function chooseCountry(form: EstateForm, country: string): void {
  form.setValue('country', country, { shouldDirty: true })
  for (const [name, value] of Object.entries(defaultsOf(country, form.getValues('kind')))) {
    const facts = estateFacts.keyof().safeParse(name)
    if (facts.success) form.setValue(facts.data, value, { shouldDirty: true })
  }
  form.clearErrors()
}
