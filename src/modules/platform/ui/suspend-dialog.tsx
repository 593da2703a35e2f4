'use client'

import { useTranslations } from 'next-intl'
import { z } from 'zod'
import { Button } from '@/ui/button'
import { Dialog, DialogClose } from '@/ui/dialog'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { Textarea } from '@/ui/textarea'
import { toast } from '@/ui/toast'
import { suspendEstate } from '../schemas'
import { api } from './client'

type SuspendDialogProps = {
  estate: { id: string; name: string; slug: string; members: number }
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Asks why, and has the estate's address typed: a whole neighbourhood stands before the door afterwards. */
export function SuspendDialog(props: SuspendDialogProps) {
  const t = useTranslations('platform')
  const { estate, open, onOpenChange } = props
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('suspend.title', { name: estate.name })}
      description={t('suspend.body', { members: estate.members })}
    >
      <SuspendForm {...props} />
    </Dialog>
  )
}

function SuspendForm({ estate, onOpenChange }: SuspendDialogProps) {
  const t = useTranslations('platform')
  const utils = api.useUtils()
  const suspend = api.platform.suspend.useMutation({ onSettled: () => utils.platform.invalidate() })
  const schema = suspendEstate.extend({
    typed: z
      .string()
      .refine(
        (typed) => typed.trim().toLowerCase() === estate.slug,
        t('suspend.mistyped', { slug: estate.slug }),
      ),
  })
  const form = useZodForm({ schema, defaultValues: { id: estate.id, reason: '', typed: '' } })
  return (
    <Form
      form={form}
      onSubmit={async ({ id, reason }) => {
        await suspend.mutateAsync({ id, reason })
        onOpenChange(false)
        toast({ title: t('suspend.done', { name: estate.name }) })
      }}
    >
      <FormField form={form} name="reason" label={t('reason')} hint={t('suspend.reasonHint')}>
        {(field) => <Textarea {...field} autoFocus />}
      </FormField>
      <FormField form={form} name="typed" label={t('suspend.type', { slug: estate.slug })}>
        {(field) => <Input {...field} autoComplete="off" spellCheck={false} className="font-mono" />}
      </FormField>
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <DialogClose>
          <Button>{t('cancel')}</Button>
        </DialogClose>
        <Button type="submit" variant="danger" pending={form.formState.isSubmitting}>
          {t('suspend.action')}
        </Button>
      </div>
    </Form>
  )
}
