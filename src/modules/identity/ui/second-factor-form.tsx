'use client'

import { ShieldCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { SignOutButton } from './sign-out-button'
import { secondFactorCode } from '../schemas'
import { api } from './client'

type CodeFormProps = {
  label: string
  hint?: string
  actionLabel: string
  onCode: (code: string) => Promise<unknown>
  /** While what comes afterwards is on its way. */
  leaving?: boolean
}

/** One code, of the app or of the paper. */
export function CodeForm({ label, hint, actionLabel, onCode, leaving = false }: CodeFormProps) {
  const form = useZodForm({ schema: secondFactorCode, defaultValues: { code: '' } })
  return (
    <Form
      form={form}
      guard={false}
      onSubmit={async ({ code }) => {
        await onCode(code)
      }}
    >
      <FormField form={form} name="code" label={label} hint={hint}>
        {(field) => (
          <Input
            {...field}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            className="font-mono"
          />
        )}
      </FormField>
      <Button
        type="submit"
        variant="primary"
        size="large"
        wide
        icon={<ShieldCheck />}
        pending={leaving || form.formState.isSubmitting}
      >
        {actionLabel}
      </Button>
    </Form>
  )
}

/** After the password: the code without which the console stays shut. */
export function SecondFactorForm() {
  const t = useTranslations('identity.secondFactor')
  const give = api.identity.secondFactor.give.useMutation()
  const [leaving, setLeaving] = useState(false)
  const enter = async (code: string) => {
    const { codesLeft } = await give.mutateAsync({ code })
    setLeaving(true)
    // Where recovery codes run out, the first place is where new ones are made.
    window.location.assign(codesLeft < FEW_CODES ? '/account' : '/')
  }
  return (
    <>
      <CodeForm
        label={t('code')}
        hint={t('codeHint')}
        actionLabel={t('enter')}
        onCode={enter}
        leaving={leaving}
      />
      <div className="mt-6 flex flex-col items-start gap-4 border-t pt-5">
        <p className="text-14 text-pretty text-ink-2">{t('lost')}</p>
        <SignOutButton />
      </div>
    </>
  )
}

const FEW_CODES = 3
