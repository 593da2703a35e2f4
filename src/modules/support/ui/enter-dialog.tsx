'use client'

import { LogIn } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Dialog, DialogClose } from '@/ui/dialog'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { useZodForm } from '@/ui/form/use-zod-form'
import { RadioGroup } from '@/ui/radio-group'
import { useStepUp } from '@/ui/step-up'
import { Textarea } from '@/ui/textarea'
import { askForVisit, VISIT_MINUTES } from '../schemas'
import { api } from './client'

/** The door into an estate: only with a reason and a limit. */
export function EnterEstate({ id }: { id: string }) {
  const t = useTranslations('support.console')
  const [open, setOpen] = useState(false)
  const { data: door } = api.support.door.useQuery({ id })
  if (!door) return null
  const reason = door.mayEnter ? (door.isShut ? t('shut') : undefined) : t('noRight')
  return (
    <>
      <Button size="small" icon={<LogIn />} reason={reason} onClick={() => setOpen(true)}>
        {t('enter')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        width="narrow"
        title={t('enterTitle', { name: door.name })}
        description={t('enterBody')}
      >
        <EnterForm id={id} />
      </Dialog>
    </>
  )
}

function EnterForm({ id }: { id: string }) {
  const t = useTranslations('support.console')
  const [leaving, setLeaving] = useState(false)
  const enter = api.support.enter.useMutation()
  const ask = useStepUp()
  const form = useZodForm({ schema: askForVisit, defaultValues: { id, reason: '', minutes: '30' } })
  return (
    <Form
      form={form}
      guard={false}
      onSubmit={async (values) => {
        const { href } = await ask(() => enter.mutateAsync(values))
        setLeaving(true)
        window.location.assign(href)
      }}
    >
      <FormField form={form} name="reason" label={t('reason')} hint={t('reasonHint')}>
        {(field) => <Textarea {...field} autoFocus />}
      </FormField>
      <FormField form={form} name="minutes" label={t('minutes')} group>
        {(field) => (
          <RadioGroup
            {...field}
            options={VISIT_MINUTES.map((value) => ({ value, label: t('minute', { count: value }) }))}
          />
        )}
      </FormField>
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <DialogClose>
          <Button>{t('cancel')}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={leaving || form.formState.isSubmitting}>
          {t('go')}
        </Button>
      </div>
    </Form>
  )
}
