'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { FieldValues } from 'react-hook-form'
import { Dialog } from '@/ui/dialog'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm, type ZodForm } from '@/ui/form/use-zod-form'
import { DateInput } from '@/ui/input'
import { Select } from '@/ui/select'
import { useStepUp } from '@/ui/step-up'
import { Textarea } from '@/ui/textarea'
import { toast } from '@/ui/toast'
import { extendTrial, markPaid, setPlan } from '../schemas'
import { ActDialog } from './act-dialog'
import { api, type Terms } from './client'
import { NumberInput } from './number-input'
import { useRefreshConsole } from './use-refresh-console'

type DialogProps = { terms: Terms; onClose: () => void }

type TermsFormProps<In extends FieldValues, Out> = {
  act: 'setPlan' | 'extendTrial' | 'markPaid'
  name: string
  form: ZodForm<In, Out>
  onSave: (values: Out) => Promise<unknown>
  onClose: () => void
  children: ReactNode
}

/** What every change of terms asks: one thing, and why. */
function TermsForm<In extends FieldValues, Out>(props: TermsFormProps<In, Out>) {
  const { act, name, form, onSave, onClose, children } = props
  const stepUp = useStepUp()
  const t = useTranslations('subscription.terms')
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      width="narrow"
      title={t(`${act}.title`, { name })}
      description={t(`${act}.body`)}
    >
      <Form
        form={form}
        guard={false}
        onSubmit={async (values) => {
          await stepUp(() => onSave(values))
          onClose()
          toast({ title: t(`${act}.done`, { name }), tone: 'good' })
        }}
      >
        {children}
        <SaveBar plain saveLabel={t(`${act}.action`)} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

export function PlanDialog({ terms, onClose }: DialogProps) {
  const t = useTranslations('subscription.terms')
  const refresh = useRefreshConsole()
  const { mutateAsync } = api.subscription.setPlan.useMutation({ onSettled: refresh })
  const form = useZodForm({
    schema: setPlan,
    defaultValues: { id: terms.id, planId: terms.plan?.id ?? '', reason: '' },
  })
  return (
    <TermsForm act="setPlan" name={terms.name} form={form} onSave={mutateAsync} onClose={onClose}>
      <FormField form={form} name="planId" label={t('plan')}>
        {(field) => (
          <Select {...field} options={terms.plans.map(({ id, name }) => ({ value: id, label: name }))} />
        )}
      </FormField>
      <FormField form={form} name="reason" label={t('reason')} hint={t('reasonTold')}>
        {(field) => <Textarea {...field} />}
      </FormField>
    </TermsForm>
  )
}

export function TrialDialog({ terms, onClose }: DialogProps) {
  const t = useTranslations('subscription.terms')
  const refresh = useRefreshConsole()
  const { mutateAsync } = api.subscription.extendTrial.useMutation({ onSettled: refresh })
  const form = useZodForm({ schema: extendTrial, defaultValues: { id: terms.id, days: 14, reason: '' } })
  return (
    <TermsForm act="extendTrial" name={terms.name} form={form} onSave={mutateAsync} onClose={onClose}>
      <FormField form={form} name="days" label={t('days')}>
        {({ value, onChange, ...field }) => (
          <NumberInput {...field} value={value} onChange={(days) => onChange(days ?? 0)} className="w-28" />
        )}
      </FormField>
      <FormField form={form} name="reason" label={t('reason')} hint={t('reasonTold')}>
        {(field) => <Textarea {...field} />}
      </FormField>
    </TermsForm>
  )
}

export function PaidDialog({ terms, onClose }: DialogProps) {
  const t = useTranslations('subscription.terms')
  const refresh = useRefreshConsole()
  const { mutateAsync } = api.subscription.markPaid.useMutation({ onSettled: refresh })
  const form = useZodForm({ schema: markPaid, defaultValues: { id: terms.id, until: '', reason: '' } })
  return (
    <TermsForm act="markPaid" name={terms.name} form={form} onSave={mutateAsync} onClose={onClose}>
      <FormField form={form} name="until" label={t('until')}>
        {(field) => <DateInput {...field} />}
      </FormField>
      <FormField form={form} name="reason" label={t('reason')} hint={t('reasonTold')}>
        {(field) => <Textarea {...field} />}
      </FormField>
    </TermsForm>
  )
}

/** Closing and opening again ask for nothing but the reason. */
export function ReasonOnlyDialog({ terms, onClose, act }: DialogProps & { act: 'close' | 'reopen' }) {
  const t = useTranslations('subscription.terms')
  const refresh = useRefreshConsole()
  const stepUp = useStepUp()
  const close = api.subscription.closeByHand.useMutation({ onSettled: refresh })
  const reopen = api.subscription.reopen.useMutation({ onSettled: refresh })
  const { id, name } = terms
  return (
    <ActDialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t(`${act}.title`, { name })}
      body={t(`${act}.body`)}
      actionLabel={t(`${act}.action`)}
      onReason={async (reason) => {
        await stepUp(() => (act === 'close' ? close : reopen).mutateAsync({ id, reason }))
        toast({ title: t(`${act}.done`, { name }), tone: 'good' })
      }}
    />
  )
}
