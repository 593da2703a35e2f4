'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { Input } from '@/ui/input'
import { RecordSection } from '@/ui/record/record-panel'
import { useStepUp } from '@/ui/step-up'
import { Textarea } from '@/ui/textarea'
import { closeEstate } from '../schemas'
import { api, type Mine } from './client'

/** Leaving: rare, so it stands last and speaks low. */
export function CloseEstate({ mine }: { mine: Mine }) {
  const t = useTranslations('subscription.close')
  const [open, setOpen] = useState(false)
  return (
    <RecordSection title={t('title')}>
      <p className="mb-3 max-w-prose text-14 text-pretty text-ink-2">{t('body')}</p>
      <Button size="small" className="text-bad" onClick={() => setOpen(true)}>
        {t('action')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('ask', { name: mine.name })}
        description={t('what')}
      >
        <CloseForm mine={mine} onCancel={() => setOpen(false)} />
      </Dialog>
    </RecordSection>
  )
}

function CloseForm({ mine, onCancel }: { mine: Mine; onCancel: () => void }) {
  const t = useTranslations('subscription.close')
  const close = api.subscription.close.useMutation()
  const stepUp = useStepUp()
  const form = useZodForm({ schema: closeEstate, defaultValues: { typed: '', reason: '' } })
  return (
    <Form
      form={form}
      guard={false}
      onSubmit={async (values) => {
        await stepUp(() => close.mutateAsync(values))
        window.location.assign('/suspended/subscription')
      }}
    >
      <FormField form={form} name="reason" label={t('reason')}>
        {(field) => <Textarea {...field} autoFocus />}
      </FormField>
      <FormField form={form} name="typed" label={t('type', { slug: mine.slug })}>
        {(field) => <Input {...field} autoComplete="off" spellCheck={false} className="font-mono" />}
      </FormField>
      <SaveBar plain saveLabel={t('action')} onCancel={onCancel} />
    </Form>
  )
}
