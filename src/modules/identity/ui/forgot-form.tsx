'use client'

import { Mail, MailCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/ui/button'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { forgotPassword } from '../schemas'
import { api } from './client'

/** Asks for a link to a new password. What it says afterwards is the same for every address. */
export function ForgotForm() {
  const t = useTranslations('identity')
  const [sentTo, setSentTo] = useState<string>()
  const ask = api.identity.forgotPassword.useMutation()
  const form = useZodForm({ schema: forgotPassword, defaultValues: { email: '' } })
  if (sentTo) return <LinkSent email={sentTo} onAgain={() => setSentTo(undefined)} />
  return (
    <Form
      form={form}
      guard={false}
      onSubmit={async ({ email }) => {
        await ask.mutateAsync({ email })
        setSentTo(email)
      }}
    >
      <FormField form={form} name="email" label={t('email')}>
        {(field) => <Input {...field} type="email" autoComplete="username" inputMode="email" />}
      </FormField>
      <Button
        type="submit"
        variant="primary"
        size="large"
        wide
        icon={<Mail />}
        pending={form.formState.isSubmitting}
      >
        {t('forgot.action')}
      </Button>
    </Form>
  )
}

function LinkSent({ email, onAgain }: { email: string; onAgain: () => void }) {
  const t = useTranslations('identity.forgot')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div role="status" className="flex flex-col items-start gap-3">
      <MailCheck aria-hidden="true" className="size-8 text-accent" strokeWidth={1.75} />
      <h2 ref={heading} tabIndex={-1} className="text-20 font-semibold outline-none">
        {t('sentTitle')}
      </h2>
      <p className="text-pretty wrap-anywhere">{t('sentBody', { email })}</p>
      <p className="text-14 text-pretty text-ink-2">{t('sentHint')}</p>
      <Button onClick={onAgain}>{t('again')}</Button>
    </div>
  )
}
