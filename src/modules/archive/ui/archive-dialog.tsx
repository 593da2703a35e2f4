'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { Dialog, DialogClose } from '@/ui/dialog'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { KEPT_HOURS } from '../archive'
import { askArchive } from '../schemas'
import { api } from './client'

type ArchiveDialogProps = { open: boolean; onOpenChange: (open: boolean) => void }

/** Asks for the password again: whoever passes a desk that was left open must not walk off with everything. */
export function ArchiveDialog(props: ArchiveDialogProps) {
  const t = useTranslations('archive')
  return (
    <Dialog
      {...props}
      width="narrow"
      title={t('makeTitle')}
      description={t('makeBody', { hours: KEPT_HOURS })}
    >
      <AskForm {...props} />
    </Dialog>
  )
}

function AskForm({ onOpenChange }: ArchiveDialogProps) {
  const t = useTranslations('archive')
  const utils = api.useUtils()
  const ask = api.archive.ask.useMutation({ onSettled: () => utils.archive.invalidate() })
  const form = useZodForm({ schema: askArchive, defaultValues: { password: '' } })
  return (
    <Form
      form={form}
      guard={false}
      onSubmit={async (values) => {
        await ask.mutateAsync(values)
        onOpenChange(false)
      }}
    >
      <FormField form={form} name="password" label={t('password')} hint={t('passwordHint')}>
        {(field) => <Input {...field} type="password" autoComplete="current-password" autoFocus />}
      </FormField>
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <DialogClose>
          <Button>{t('cancel')}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={form.formState.isSubmitting}>
          {t('make')}
        </Button>
      </div>
    </Form>
  )
}
