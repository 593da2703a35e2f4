'use client'

import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { COUNTRIES, COUNTRY_CODES } from '@/lib/countries'
import { Button } from '@/ui/button'
import { Form } from '@/ui/form/form'
import { useZodForm } from '@/ui/form/use-zod-form'
import { estateFacts } from '../schemas'
import { slugOf } from '../slug'
import { countryOfZone } from './country-words'
import { blankEstate, chooseCountry, EstateFields } from './estate-fields'
import type { EstateForm } from './estate-form'
import { keep, type Kept } from './kept'

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
      ...blankEstate(country),
      ...kept,
      kind: estateFacts.shape.kind.catch('residential_estate').parse(kept?.kind),
    },
  })
  useKeeping(form)
  useGuessedCountry(form, Boolean(kept?.name))
  useEffect(() => {
    if (slugRefusal) form.setError('slug', { type: 'server', message: slugRefusal })
  }, [slugRefusal, form])
  return (
    <Form form={form} guard={false} onSubmit={onNext}>
      <EstateFields root={root} keepsSlug={Boolean(kept?.slug) && kept?.slug !== slugOf(kept?.name ?? '')} />
      <Button type="submit" variant="primary" size="large" icon={<ArrowRight />} className="sm:self-start">
        {t('estate.next')}
      </Button>
    </Form>
  )
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
