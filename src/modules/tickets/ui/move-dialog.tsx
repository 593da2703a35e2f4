'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '@/ui/dialog'
import { Form } from '@/ui/form/form'
import { FormField } from '@/ui/form/form-field'
import { SaveBar } from '@/ui/form/save-bar'
import { useZodForm } from '@/ui/form/use-zod-form'
import { DateInput } from '@/ui/input'
import { Textarea } from '@/ui/textarea'
import { moveTicket, type TicketStatus } from '../schemas'
import type { TicketRecord } from './client'
import { useTicketCommands } from './use-ticket-commands'

/** The words of each question; the resident's own are other ones. */
export type MoveWords = {
  title: string
  body: string
  /** Label of what is to be said; nothing is asked without it. */
  words?: string
  optional?: boolean
  hint?: string
  save: string
}

type MoveDialogProps = {
  ticket: Pick<TicketRecord, 'id' | 'number' | 'status'>
  /** The step in question; null while none is. */
  to: TicketStatus | null
  words: MoveWords
  onClose: () => void
  onMoved: (to: TicketStatus) => void
}

/** Asks for what has to be said with a step, and takes it. */
export function MoveDialog({ ticket, to, words, onClose, onMoved }: MoveDialogProps) {
  return (
    <Dialog
      open={to !== null}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={words.title}
      description={words.body}
      width="narrow"
    >
      {to ? <MoveForm ticket={ticket} to={to} words={words} onClose={onClose} onMoved={onMoved} /> : null}
    </Dialog>
  )
}

function MoveForm({ ticket, to, words, onClose, onMoved }: MoveDialogProps & { to: TicketStatus }) {
  const t = useTranslations('tickets.move')
  const { move } = useTicketCommands(ticket.id)
  const form = useZodForm({
    schema: moveTicket,
    defaultValues: { id: ticket.id, from: ticket.status, to, words: '', until: '' },
  })
  return (
    <Form
      form={form}
      guard={false}
      draft={`move ${ticket.status} ${to}`}
      onSubmit={async (values) => {
        await move.mutateAsync(values)
        onMoved(to)
      }}
    >
      {words.words ? (
        <FormField form={form} name="words" label={words.words} hint={words.hint} optional={words.optional}>
          {(field) => <Textarea {...field} autoFocus maxLength={1000} />}
        </FormField>
      ) : null}
      {to === 'waiting' ? (
        <FormField form={form} name="until" label={t('until')} optional>
          {(field) => <DateInput {...field} className="max-w-48" />}
        </FormField>
      ) : null}
      <SaveBar plain saveLabel={words.save} onCancel={onClose} />
    </Form>
  )
}
