'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { FormSection } from '@/ui/form/form-section'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { DateInput, Input } from '@/ui/input'
import { RadioGroup } from '@/ui/radio-group'
import { Select } from '@/ui/select'
import { Textarea } from '@/ui/textarea'
import { toast } from '@/ui/toast'
import { createEstate } from '../schemas'
import { api, type FoundingOutputs } from './client'
import { blankEstate, EstateFields } from './estate-fields'
import { HomesRows, homesWords, useHomes } from './homes-rows'

type Typed = z.input<typeof createEstate>
type Values = z.output<typeof createEstate>

type CreateFormProps = { root: string; country: string; terms: FoundingOutputs['terms'] }

/** An operator makes an estate for somebody: all on one page, as it is told on the phone. */
export function CreateForm({ root, country, terms }: CreateFormProps) {
  const t = useTranslations('founding.desk')
  const router = useRouter()
  const create = api.founding.create.useMutation()
  const [key] = useState(newKey)
  const form = useZodForm<Typed, Values>({ schema: createEstate, defaultValues: blank(key, country) })
  const words = homesWords(form.watch('kind'))
  const homes = useHomes(undefined, words)
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        if (!homes.check()) return false
        const { id } = await create.mutateAsync({ ...values, homes: homes.parsed() ?? [] })
        toast({ title: t('made', { name: values.name, email: values.adminEmail }), tone: 'good' })
        router.push(`/estates/${id}`)
        router.refresh()
      }}
    >
      <FormSection title={t('estate')}>
        <EstateFields root={root} asker={{}} keepsSlug={false} slugHint={t('slugHint')} />
      </FormSection>
      <FormSection title={t('administrator')} hint={t('administratorHint')}>
        <div className="grid gap-5 sm:grid-cols-2">
          <FormField form={form} name="adminName" label={t('adminName')}>
            {(field) => <Input {...field} autoComplete="off" />}
          </FormField>
          <FormField form={form} name="adminEmail" label={t('adminEmail')}>
            {(field) => <Input {...field} type="email" inputMode="email" autoComplete="off" />}
          </FormField>
        </div>
      </FormSection>
      <TermsFields terms={terms} />
      <FormSection title={t('homes')} hint={t('homesHint')}>
        <HomesRows homes={homes} words={words} />
        {form.formState.errors.homes?.message ? (
          <p className="text-14 text-bad">{form.formState.errors.homes.message}</p>
        ) : null}
      </FormSection>
      <FormSection title={t('why')}>
        <FormField form={form} name="reason" label={t('reason')} hint={t('reasonHint')}>
          {(field) => <Textarea {...field} />}
        </FormField>
      </FormSection>
      <SaveBar saveLabel={t('create')} onCancel={() => router.push('/estates')} />
    </Form>
  )
}

function TermsFields({ terms: { plans, mayBill } }: { terms: FoundingOutputs['terms'] }) {
  const t = useTranslations('founding.desk')
  const form = useFormContext<Typed, unknown, Values>()
  const terms = useWatch({ control: form.control, name: 'terms' })
  return (
    <FormSection title={t('terms')}>
      {mayBill ? (
        <FormField form={form} name="terms" label={t('begins')} group>
          {(field) => (
            <RadioGroup
              {...field}
              look="cards"
              className="grid sm:grid-cols-2"
              options={[
                { value: 'trial', label: t('trial'), hint: t('trialHint') },
                { value: 'paid', label: t('paid'), hint: t('paidHint') },
              ]}
            />
          )}
        </FormField>
      ) : (
        <p className="text-14 text-ink-2">{t('onlyTrial')}</p>
      )}
      {terms === 'trial' ? (
        <FormField form={form} name="trialDays" label={t('trialDays')}>
          {({ value, onChange, ...field }) => (
            <Input
              {...field}
              inputMode="numeric"
              autoComplete="off"
              className="w-28"
              value={Number.isNaN(value) ? '' : value}
              onChange={({ target }) => onChange(target.value === '' ? Number.NaN : Number(target.value))}
            />
          )}
        </FormField>
      ) : (
        <div className="grid gap-5 sm:grid-cols-2">
          <FormField form={form} name="planId" label={t('plan')}>
            {(field) => (
              <Select
                {...field}
                placeholder={t('choosePlan')}
                options={plans.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </FormField>
          <FormField form={form} name="paidUntil" label={t('paidUntil')}>
            {(field) => <DateInput {...field} />}
          </FormField>
        </div>
      )}
    </FormSection>
  )
}

const TRIAL_DAYS = 30

function blank(key: string, country: string): Typed {
  return {
    ...blankEstate(country),
    key,
    homes: [],
    adminName: '',
    adminEmail: '',
    terms: 'trial',
    trialDays: TRIAL_DAYS,
    planId: '',
    paidUntil: '',
    reason: '',
  }
}

/** 32 random bytes in base64url. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
