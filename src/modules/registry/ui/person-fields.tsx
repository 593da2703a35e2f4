'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { Button } from '@/ui/button'
import { FormField } from '@/ui/form/form-field'
import type { ZodForm } from '@/ui/form/use-zod-form'
import { IconButton } from '@/ui/icon-button'
import { Input, PhoneInput } from '@/ui/input'
import { Textarea } from '@/ui/textarea'
import type { CreatePerson, createPerson } from '../schemas'

export type PersonForm = ZodForm<z.input<typeof createPerson>, CreatePerson>

const MOST_PHONES = 5

/** A name and how to reach somebody. */
export function PersonFields({ form }: { form: PersonForm }) {
  const t = useTranslations('registry.field')
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <FormField form={form} name="firstName" label={t('firstName')}>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="surname" label={t('surname')}>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
      </div>
      <FormField form={form} name="email" label={t('email')} optional>
        {(field) => (
          <Input {...field} value={field.value ?? ''} type="email" inputMode="email" autoComplete="off" />
        )}
      </FormField>
      <PhoneFields form={form} />
      <FormField form={form} name="note" label={t('note')} hint={t('noteHint')} optional>
        {(field) => <Textarea {...field} value={field.value ?? ''} rows={3} />}
      </FormField>
    </>
  )
}

/** Each phone in a field of its own, so that what is wrong with one stands beside it. */
function PhoneFields({ form }: { form: PersonForm }) {
  const t = useTranslations('registry.field')
  const phones = useWatch({ control: form.control, name: 'phones' }) ?? []
  const put = (next: string[]) => form.setValue('phones', next, { shouldDirty: true })
  return (
    <div className="flex flex-col gap-3">
      {phones.map((_, index) => (
        <FormField
          key={index}
          form={form}
          name={`phones.${index}`}
          label={index === 0 ? t('phone') : t('phoneNumber', { number: index + 1 })}
          hint={index === 0 && phones.length > 1 ? t('phoneHint') : undefined}
          optional
        >
          {(field) => (
            <div className="flex items-center gap-2">
              <PhoneInput {...field} autoComplete="off" />
              {phones.length > 1 ? (
                <IconButton
                  label={t('removePhone', { number: index + 1 })}
                  icon={<X />}
                  onClick={() => put(phones.filter((_, other) => other !== index))}
                />
              ) : null}
            </div>
          )}
        </FormField>
      ))}
      {phones.length < MOST_PHONES ? (
        <Button
          size="small"
          variant="quiet"
          icon={<Plus />}
          className="self-start"
          onClick={() => put([...phones, ''])}
        >
          {t('addPhone')}
        </Button>
      ) : null}
    </div>
  )
}
