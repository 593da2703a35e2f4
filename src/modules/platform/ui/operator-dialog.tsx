'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { Dialog, DialogClose } from '@/ui/dialog'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { useZodForm } from '@/ui/form/use-zod-form'
import { RadioGroup } from '@/ui/radio-group'
import { useStepUp } from '@/ui/step-up'
import { Textarea } from '@/ui/textarea'
import { toast } from '@/ui/toast'
import { changeRole } from '../schemas'
import { api, type OperatorLine } from './client'
import { ReasonDialog } from './reason-dialog'
import { useRoleOptions } from './role-options'

export type OperatorAct = {
  kind: 'change' | 'resend' | 'deactivate' | 'reactivate' | 'reset'
  operator: OperatorLine
}

type OperatorDialogProps = { act: OperatorAct | undefined; onClose: () => void }

/** Each act on an operator asks why; changing a role asks for it too. */
export function OperatorDialog({ act, onClose }: OperatorDialogProps) {
  const t = useTranslations('platform.operators')
  const stepUp = useStepUp()
  const acts = useActs()
  if (!act) return null
  const { kind, operator } = act
  const { id, name } = operator
  if (kind === 'change')
    return (
      <Dialog open onOpenChange={onClose} title={t('changeTitle', { name })} description={t('changeBody')}>
        <RoleForm operator={operator} onDone={onClose} />
      </Dialog>
    )
  const WORDS = {
    resend: { title: t('resend'), body: t('resendBody'), done: t('resent'), label: t('resend') },
    deactivate: {
      title: t('deactivateTitle', { name }),
      body: t('deactivateBody'),
      done: t('deactivated', { name }),
      label: t('deactivate'),
    },
    reactivate: {
      title: t('reactivateTitle', { name }),
      body: t('reactivateBody'),
      done: t('reactivated', { name }),
      label: t('reactivate'),
    },
    reset: {
      title: t('resetTitle', { name }),
      body: t('resetBody'),
      done: t('resetDone', { name }),
      label: t('reset'),
    },
  } as const
  const words = WORDS[kind]
  return (
    <ReasonDialog
      open
      onOpenChange={onClose}
      title={words.title}
      body={words.body}
      actionLabel={words.label}
      onReason={async (reason) => {
        await stepUp(() => acts[kind].mutateAsync({ id, reason }))
        toast({ title: words.done })
      }}
    />
  )
}

function useActs() {
  const utils = api.useUtils()
  const settled = { onSettled: () => utils.platform.invalidate() }
  return {
    resend: api.platform.operators.renewInvitation.useMutation(settled),
    deactivate: api.platform.operators.deactivate.useMutation(settled),
    reactivate: api.platform.operators.reactivate.useMutation(settled),
    reset: api.platform.operators.resetFactor.useMutation(settled),
    change: api.platform.operators.changeRole.useMutation(settled),
  }
}

function RoleForm({ operator, onDone }: { operator: OperatorLine; onDone: () => void }) {
  const t = useTranslations('platform')
  const stepUp = useStepUp()
  const roles = useRoleOptions()
  const { change } = useActs()
  const form = useZodForm({
    schema: changeRole,
    defaultValues: { id: operator.id, role: operator.role, reason: '' },
  })
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await stepUp(() => change.mutateAsync(values))
        onDone()
        toast({ title: t('operators.changed', { name: operator.name }) })
      }}
    >
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
          {t('operators.change')}
        </Button>
      </div>
    </Form>
  )
}
