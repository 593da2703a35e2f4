'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/ui/button'
import { Dialog, DialogClose } from '@/ui/dialog'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { useZodForm } from '@/ui/form/use-zod-form'
import { PasswordInput } from '@/ui/password-input'
import { StepUpContext } from '@/ui/step-up'
import { passwordAgain } from '../schemas'
import { api } from './client'
import { useAsking } from './use-asking'

/** Where the server wants the password again: asks for it, and then has the screen do what it was about to. */
export function AskPassword({ children }: { children: ReactNode }) {
  const t = useTranslations('identity.passwordAgain')
  const { ask, isWaiting, goOn, giveUp } = useAsking('password_again')
  return (
    <StepUpContext value={ask}>
      {children}
      <Dialog
        open={isWaiting}
        onOpenChange={(open) => (open ? undefined : giveUp())}
        width="narrow"
        title={t('title')}
        description={t('lead')}
      >
        <PasswordForm onDone={goOn} />
      </Dialog>
    </StepUpContext>
  )
}

function PasswordForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('identity.passwordAgain')
  const ui = useTranslations('ui')
  const confirm = api.identity.confirmPassword.useMutation()
  const form = useZodForm({ schema: passwordAgain, defaultValues: { password: '' } })
  return (
    <Form
      form={form}
      guard={false}
      onSubmit={async (values) => {
        await confirm.mutateAsync(values)
        onDone()
      }}
    >
      <FormField form={form} name="password" label={t('password')}>
        {(field) => <PasswordInput {...field} autoComplete="current-password" autoFocus />}
      </FormField>
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <DialogClose>
          <Button>{ui('cancel')}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={form.formState.isSubmitting}>
          {t('confirm')}
        </Button>
      </div>
    </Form>
  )
}
