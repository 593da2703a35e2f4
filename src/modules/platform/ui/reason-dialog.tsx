'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { Dialog, DialogClose } from '@/ui/dialog'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Textarea } from '@/ui/textarea'
import { withReason } from '../schemas'

type ReasonDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  body: string
  /** The act as a verb: "Reopen estate". */
  actionLabel: string
  /** Does it; what it throws is shown, and the dialog stays open with what was typed. */
  onReason: (reason: string) => Promise<void>
}

/** Before an act of an operator that can be undone: only the reason is asked. */
export function ReasonDialog({ open, onOpenChange, title, body, ...act }: ReasonDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} width="narrow" title={title} description={body}>
      <ReasonForm {...act} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

type ReasonFormProps = Pick<ReasonDialogProps, 'actionLabel' | 'onReason'> & { onDone: () => void }

function ReasonForm({ actionLabel, onReason, onDone }: ReasonFormProps) {
  const t = useTranslations('platform')
  const form = useZodForm({ schema: withReason, defaultValues: { reason: '' } })
  return (
    <Form
      form={form}
      onSubmit={async ({ reason }) => {
        await onReason(reason)
        onDone()
      }}
    >
      <FormField form={form} name="reason" label={t('reason')} hint={t('reasonHint')}>
        {(field) => <Textarea {...field} autoFocus />}
      </FormField>
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <DialogClose>
          <Button>{t('cancel')}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={form.formState.isSubmitting}>
          {actionLabel}
        </Button>
      </div>
    </Form>
  )
}
