'use client'

import { Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { z } from 'zod'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { RecordSection } from '@/ui/record/record-panel'
import { SkeletonText } from '@/ui/skeleton'
import { StatusBadge } from '@/ui/status-badge'
import { Textarea } from '@/ui/textarea'
import { toast } from '@/ui/toast'
import { renewInvitation } from '../schemas'
import { api, type FoundingOutputs } from './client'

type Person = FoundingOutputs['administrators']['administrators'][number]

/** Who administers an estate; whoever hasn't been in yet can be sent the way in again. */
export function Administrators({ id }: { id: string }) {
  const t = useTranslations('founding.administrators')
  const { data, isPending } = api.founding.administrators.useQuery({ id })
  const [asked, setAsked] = useState<Person>()
  return (
    <RecordSection title={t('title')}>
      {isPending ? <SkeletonText lines={2} /> : null}
      {data?.administrators.length === 0 ? <p className="text-14 text-ink-2">{t('none')}</p> : null}
      <ul className="flex flex-col gap-3 text-14">
        {(data?.administrators ?? []).map((person) => (
          <li key={person.id} className="flex flex-wrap items-center justify-between gap-2">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2">
                {person.name}
                {person.invited ? <StatusBadge tone="wait">{t('invited')}</StatusBadge> : null}
              </p>
              {person.email ? (
                <a href={`mailto:${person.email}`} className="wrap-anywhere underline underline-offset-3">
                  {person.email}
                </a>
              ) : null}
            </div>
            {person.invited && data?.mayInvite ? (
              <Button size="small" icon={<Send />} onClick={() => setAsked(person)}>
                {t('again')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {asked ? <AgainDialog id={id} person={asked} onClose={() => setAsked(undefined)} /> : null}
    </RecordSection>
  )
}

const schema = z.object({ reason: renewInvitation.shape.reason })

function AgainDialog({ id, person, onClose }: { id: string; person: Person; onClose: () => void }) {
  const t = useTranslations('founding')
  const utils = api.useUtils()
  const { mutateAsync } = api.founding.renewInvitation.useMutation({
    onSettled: () => utils.founding.administrators.invalidate(),
  })
  const form = useZodForm({ schema, defaultValues: { reason: '' } })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="narrow"
      title={t('administrators.againTitle', { name: person.name })}
      description={t('administrators.againBody')}
    >
      <Form
        form={form}
        guard={false}
        onSubmit={async ({ reason }) => {
          await mutateAsync({ id, memberId: person.id, reason })
          onClose()
          toast({ title: t('administrators.sent', { name: person.name }), tone: 'good' })
        }}
      >
        <FormField form={form} name="reason" label={t('desk.reason')} hint={t('desk.reasonHint')}>
          {(field) => <Textarea {...field} autoFocus />}
        </FormField>
        <SaveBar plain saveLabel={t('administrators.again')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
