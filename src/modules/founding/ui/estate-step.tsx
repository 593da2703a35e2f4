'use client'

import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { COUNTRIES, COUNTRY_CODES } from '@/lib/countries'
import { Button } from '@/ui/button'
import { Combobox } from '@/ui/combobox'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { RadioGroup } from '@/ui/radio-group'
import { estateFacts } from '../schemas'
import { slugOf } from '../slug'
import { CountryFacts } from './country-facts'
import type { EstateForm, EstateTyped } from './estate-form'
import { countryName, countryOfZone, defaultsOf, findCountries } from './country-words'
import { keep, type Kept } from './kept'
import { SlugField } from './slug-field'

const KINDS = estateFacts.shape.kind.options

type EstateStepProps = {
  kept: Kept['estate']
  root: string
  /** Guessed from what the browser asks for. */
  country: string
  /** Said by the server at the end: the address went to somebody else meanwhile. */
  slugRefusal?: string
  onNext: () => void
}

/** What it is called, where its site will stand, what it is and in which country: the rest follows from that. */
export function EstateStep({ kept, root, country, slugRefusal, onNext }: EstateStepProps) {
  const t = useTranslations('founding')
  const form = useZodForm({
    schema: estateFacts,
    defaultValues: {
      ...blank(country),
      ...kept,
      kind: estateFacts.shape.kind.catch('residential_estate').parse(kept?.kind),
    },
  })
  useKeeping(form)
  useGuessedCountry(form, Boolean(kept?.name))
  const [ownSlug, setOwnSlug] = useState(Boolean(kept?.slug) && kept?.slug !== slugOf(kept?.name ?? ''))
  const kind = form.watch('kind')
  const [city, countryNow] = form.watch(['city', 'country'])
  useEffect(() => {
    if (slugRefusal) form.setError('slug', { type: 'server', message: slugRefusal })
  }, [slugRefusal, form])
  return (
    <Form form={form} guard={false} onSubmit={onNext}>
      <FormField form={form} name="kind" label={t('estate.kind')} group>
        {(field) => (
          <RadioGroup
            {...field}
            look="cards"
            className="grid sm:grid-cols-2"
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
      <FormField form={form} name="slug" label={t('estate.slug')} hint={t('estate.slugHint')}>
        {(field) => (
          <SlugField
            {...field}
            root={root}
            city={city}
            country={countryNow}
            onChange={(slug) => {
              setOwnSlug(slug !== '')
              field.onChange(slug)
              form.clearErrors('slug')
            }}
          />
        )}
      </FormField>
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
      <CountryFacts form={form} />
      <Button type="submit" variant="primary" size="large" icon={<ArrowRight />} className="sm:self-start">
        {t('estate.next')}
      </Button>
    </Form>
  )
}

function blank(country: string): EstateTyped {
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

function chooseCountry(form: EstateForm, country: string): void {
  form.setValue('country', country, { shouldDirty: true })
  for (const [name, value] of Object.entries(defaultsOf(country))) {
    const facts = estateFacts.keyof().safeParse(name)
    if (facts.success) form.setValue(facts.data, value, { shouldDirty: true })
  }
  form.clearErrors()
}

/** Whoever left a minute ago finds everything as it was. */
function useKeeping(form: EstateForm): void {
  useEffect(() => {
    const watching = form.watch((values) => keep({ estate: values }))
    return () => watching.unsubscribe()
  }, [form])
}

/** The device's time zone knows better than its language where somebody is. */
function useGuessedCountry(form: EstateForm, isKept: boolean): void {
  const done = useRef(isKept)
  useEffect(() => {
    if (done.current) return
    done.current = true
    const country = countryOfZone(Intl.DateTimeFormat().resolvedOptions().timeZone)
    if (country && country in COUNTRIES && COUNTRY_CODES.includes(country)) chooseCountry(form, country)
  }, [form])
}
