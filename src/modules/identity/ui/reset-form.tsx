'use client'

import { KeyRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { z } from 'zod'
import { Button } from '@/ui/button'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { useZodForm } from '@/ui/form/use-zod-form'
import { PasswordInput } from '@/ui/password-input'
import { newPassword } from '../schemas'
import { api } from './client'

const schema = z.object({ password: newPassword })

/** Sets a new password with the link from the mail, then leads to the sign-in page. */
export function ResetForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations('identity')
  const [leaving, setLeaving] = useState(false)
  const reset = api.identity.resetPassword.useMutation()
  const form = useZodForm({ schema, defaultValues: { password: '' } })
  const submit = async ({ password }: z.infer<typeof schema>) => {
    await reset.mutateAsync({ token, password })
    setLeaving(true)
    // A whole new page, and the link leaves the address bar.
    window.location.replace('/sign-in?changed=1')
  }
  return (
    <Form form={form} onSubmit={submit} guard={false}>
      {/* So that the device's key ring knows whose password this is. */}
      <input type="email" value={email} autoComplete="username" readOnly hidden />
      <FormField form={form} name="password" label={t('password.new')} hint={t('password.hint')}>
        {(field) => <PasswordInput {...field} autoComplete="new-password" />}
      </FormField>
      <Button
        type="submit"
        variant="primary"
        size="large"
        wide
        icon={<KeyRound />}
        pending={leaving || form.formState.isSubmitting}
      >
        {t('reset.action')}
      </Button>
    </Form>
  )
}
