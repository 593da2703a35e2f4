'use client'

import { z } from 'zod'
import { operatorReason } from '@/lib/operator-reason'
import { Dialog } from './dialog'
import { Form } from './form/form'
import { FormField } from './form/form-field'
import { SaveBar } from './form/save-bar'
import { useZodForm } from './form/use-zod-form'
import { Textarea } from './textarea'

type ReasonDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  body: string
  /** The act as a verb: "Reopen estate". */
  actionLabel: string
  /** What the field is called, and what becomes of it. */
  words: { reason: string; hint: string }
  /** Does it; what it throws is shown, and the dialog stays open with what was typed. */
  onReason: (reason: string) => Promise<void>
}

/** Before an act that needs nothing but its reason. */
export function ReasonDialog({ open, onOpenChange, title, body, ...act }: ReasonDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} width="narrow" title={title} description={body}>
      <ReasonForm {...act} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

const schema = z.object({ reason: operatorReason })

type ReasonFormProps = Pick<ReasonDialogProps, 'actionLabel' | 'words' | 'onReason'> & { onDone: () => void }

function ReasonForm({ actionLabel, words, onReason, onDone }: ReasonFormProps) {
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
      <FormField form={form} name="reason" label={words.reason} hint={words.hint}>
        {(field) => <Textarea {...field} autoFocus />}
      </FormField>
      <SaveBar plain saveLabel={actionLabel} onCancel={onDone} />
    </Form>
  )
}
