'use client'

import { useTranslations } from 'next-intl'
import { z } from 'zod'
import { operatorReason } from '@/lib/operator-reason'
import { Dialog } from '@/ui/dialog'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Textarea } from '@/ui/textarea'

type ActDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  body: string
  actionLabel: string
  /** Does it; what it throws is shown, and the dialog stays open with what was typed. */
  onReason: (reason: string) => Promise<void>
}

/** An act of an operator for which nothing but the reason is asked. */
export function ActDialog({ open, onOpenChange, title, body, ...act }: ActDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} width="narrow" title={title} description={body}>
      <ActForm {...act} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

const schema = z.object({ reason: operatorReason })

type ActFormProps = Pick<ActDialogProps, 'actionLabel' | 'onReason'> & { onDone: () => void }

function ActForm({ actionLabel, onReason, onDone }: ActFormProps) {
  const t = useTranslations('subscription.terms')
  const form = useZodForm({ schema, defaultValues: { reason: '' } })
  return (
    <Form
      form={form}
      guard={false}
      onSubmit={async ({ reason }) => {
        await onReason(reason)
        onDone()
      }}
    >
      <FormField form={form} name="reason" label={t('reason')} hint={t('reasonHint')}>
        {(field) => <Textarea {...field} autoFocus />}
      </FormField>
      <SaveBar plain saveLabel={actionLabel} onCancel={onDone} />
    </Form>
  )
}
