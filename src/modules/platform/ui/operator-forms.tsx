'use client'

import { useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { RadioGroup } from '@/ui/radio-group'
import { useStepUp } from '@/ui/step-up'
import { Textarea } from '@/ui/textarea'
import { toast } from '@/ui/toast'
import { changeRole, inviteOperator, type ChangeRole } from '../schemas'
import { api, type OperatorLine } from './client'
import { useRoleOptions } from './role-options'

type FormProps = { onDone: () => void }

/** Somebody new for the console. */
export function InviteForm({ onDone }: FormProps) {
  const t = useTranslations('platform.operators')
  const stepUp = useStepUp()
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
        toast({ title: t('sent', { name: values.name }) })
      }}
    >
      <FormField form={form} name="name" label={t('name')}>
        {(field) => <Input {...field} autoComplete="off" autoFocus />}
      </FormField>
      <FormField form={form} name="email" label={t('email')}>
        {(field) => <Input {...field} type="email" autoComplete="off" />}
      </FormField>
      <RoleAndReason saveLabel={t('send')} onCancel={onDone} />
    </Form>
  )
}

/** Another role for one who is here already. */
export function RoleForm({ operator, onDone }: FormProps & { operator: OperatorLine }) {
  const t = useTranslations('platform.operators')
  const stepUp = useStepUp()
  const utils = api.useUtils()
  const change = api.platform.operators.changeRole.useMutation({
    onSettled: () => utils.platform.invalidate(),
  })
  const { id, role, name } = operator
  const form = useZodForm({ schema: changeRole, defaultValues: { id, role, reason: '' } })
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await stepUp(() => change.mutateAsync(values))
        onDone()
        toast({ title: t('changed', { name }) })
      }}
    >
      <RoleAndReason saveLabel={t('change')} onCancel={onDone} />
    </Form>
  )
}

type Asked = Pick<ChangeRole, 'role' | 'reason'>

/** The end of both forms. */
function RoleAndReason({ saveLabel, onCancel }: { saveLabel: string; onCancel: () => void }) {
  const t = useTranslations('platform')
  const roles = useRoleOptions()
  const form = useFormContext<Asked, unknown, Asked>()
  return (
    <>
      <FormField form={form} name="role" label={t('operators.role')} group>
        {(field) => <RadioGroup {...field} options={roles} />}
      </FormField>
      <FormField form={form} name="reason" label={t('reason')} hint={t('reasonHint')}>
        {(field) => <Textarea {...field} />}
      </FormField>
      <SaveBar plain saveLabel={saveLabel} onCancel={onCancel} />
    </>
  )
}
