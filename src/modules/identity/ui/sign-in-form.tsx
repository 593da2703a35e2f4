'use client'

import { LogIn } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { PasswordInput } from '@/ui/password-input'
import { TextLink } from '@/ui/text-link'
import { safeNext } from '../next-path'
import { signInForm } from '../schemas'
import { signIn } from './auth-client'

type SignInFormProps = {
  /** Where to go afterwards, as the address bar has it; anything but a path of this site leads to the front. */
  next?: string
}

/** Email and password, for estates and for the operators' console. Whatever is wrong, it says the same. */
export function SignInForm({ next }: SignInFormProps) {
  const t = useTranslations('identity')
  const [leaving, setLeaving] = useState(false)
  const form = useZodForm({ schema: signInForm, defaultValues: { email: '', password: '' } })
  const submit = async (values: { email: string; password: string }) => {
    const outcome = await signIn(values.email, values.password).catch(() => 'failed' as const)
    if (outcome !== 'signedIn') throw new Error(t(`signIn.${outcome}`))
    setLeaving(true)
    // A whole new page: nothing that was on screen before belongs to whoever signed in.
    window.location.assign(safeNext(next))
  }
  return (
    <Form form={form} onSubmit={submit} guard={false}>
      <FormField form={form} name="email" label={t('email')}>
        {(field) => <Input {...field} type="email" autoComplete="username" inputMode="email" autoFocus />}
      </FormField>
      <FormField form={form} name="password" label={t('password.label')}>
        {(field) => <PasswordInput {...field} autoComplete="current-password" />}
      </FormField>
      <Button
        type="submit"
        variant="primary"
        size="large"
        wide
        icon={<LogIn />}
        pending={leaving || form.formState.isSubmitting}
      >
        {t('signIn.action')}
      </Button>
      <p className="text-14">
        <TextLink href="/forgot">{t('signIn.forgot')}</TextLink>
      </p>
    </Form>
  )
}
