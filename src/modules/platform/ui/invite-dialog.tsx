'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { Dialog, DialogClose } from '@/ui/dialog'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { RadioGroup } from '@/ui/radio-group'
import { useStepUp } from '@/ui/step-up'
import { Textarea } from '@/ui/textarea'
import { toast } from '@/ui/toast'
import { inviteOperator } from '../schemas'
import { api } from './client'
import { useRoleOptions } from './role-options'

type InviteDialogProps = { open: boolean; onOpenChange: (open: boolean) => void }

/** Somebody new for the console. */
export function InviteDialog({ open, onOpenChange }: InviteDialogProps) {
  const t = useTranslations('platform.operators')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('inviteTitle')} description={t('inviteBody')}>
      <InviteForm onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('platform')
  const stepUp = useStepUp()
  const roles = useRoleOptions()
  const utils = api.useUtils()
  const invite = api.platform.operators.invite.useMutation({ onSettled: () => utils.platform.invalidate() })
  const form = useZodForm({
    schema: inviteOperator,
    defaultValues: { name: '', email: '', role: 'support', reason: '' },
  })
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await stepUp(() => invite.mutateAsync(values))
        onDone()
        toast({ title: t('operators.sent', { name: values.name }) })
      }}
    >
      <FormField form={form} name="name" label={t('operators.name')}>
        {(field) => <Input {...field} autoComplete="off" autoFocus />}
      </FormField>
      <FormField form={form} name="email" label={t('operators.email')}>
        {(field) => <Input {...field} type="email" autoComplete="off" />}
      </FormField>
      <FormField form={form} name="role" label={t('operators.role')} group>
        {(field) => <RadioGroup {...field} options={roles} />}
      </FormField>
      <FormField form={form} name="reason" label={t('reason')} hint={t('reasonHint')}>
        {(field) => <Textarea {...field} />}
      </FormField>
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <DialogClose>
          <Button>{t('cancel')}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={form.formState.isSubmitting}>
          {t('operators.send')}
        </Button>
      </div>
    </Form>
  )
}
