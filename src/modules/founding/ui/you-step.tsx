'use client'

import { Mail } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Button } from '@/ui/button'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input, PhoneInput } from '@/ui/input'
import { PasswordInput } from '@/ui/password-input'
import { founder, type StartFounding } from '../schemas'
import { keep, type Kept } from './kept'

type Founder = StartFounding['founder']

type YouStepProps = {
  kept: Kept['founder']
  /** Shown in the example of a number. */
  diallingCode: string
  onBack: () => void
  /** Asks for the code; what it throws stands beside the fields. */
  onSend: (founder: Founder) => Promise<unknown>
}

/** Who founds it: the first administrator. */
export function YouStep({ kept, diallingCode, onBack, onSend }: YouStepProps) {
  const t = useTranslations('founding.you')
  const ui = useTranslations('ui')
  const words = useTranslations('identity')
  const form = useZodForm({
    schema: founder,
    defaultValues: { name: '', email: '', phone: '', ...kept, password: '' },
  })
  useEffect(() => {
    const watching = form.watch((values) => keep({ founder: values }))
    return () => watching.unsubscribe()
  }, [form])
  return (
    <Form form={form} guard={false} onSubmit={onSend}>
      <FormField form={form} name="name" label={t('name')}>
        {(field) => <Input {...field} autoComplete="name" />}
      </FormField>
      <FormField form={form} name="email" label={words('email')} hint={t('emailHint')}>
        {(field) => <Input {...field} type="email" inputMode="email" autoComplete="username" />}
      </FormField>
      <FormField form={form} name="password" label={words('password.label')} hint={words('password.hint')}>
        {(field) => <PasswordInput {...field} autoComplete="new-password" />}
      </FormField>
      <FormField form={form} name="phone" label={t('phone')} hint={t('phoneHint')} optional>
        {(field) => <PhoneInput {...field} placeholder={`${diallingCode} …`} />}
      </FormField>
      <div className="flex flex-wrap gap-2 border-t pt-5">
        <Button
          type="submit"
          variant="primary"
          size="large"
          icon={<Mail />}
          pending={form.formState.isSubmitting}
          className="max-sm:w-full"
        >
          {t('next')}
        </Button>
        <Button variant="quiet" size="large" onClick={onBack} className="max-sm:w-full">
          {ui('back')}
        </Button>
      </div>
    </Form>
  )
}
