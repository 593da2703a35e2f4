'use client'

import { useTranslations } from 'next-intl'
import { Combobox } from '@/ui/combobox'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { toast } from '@/ui/toast'
import { api, type TicketRecord } from './client'
import { useTicketCommands } from './use-ticket-commands'

type AssignDialogProps = {
  ticket: Pick<TicketRecord, 'id' | 'number' | 'assignee'>
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Who does it: type a few letters of the name, Enter. */
export function AssignDialog({ ticket, open, onOpenChange }: AssignDialogProps) {
  const t = useTranslations('tickets.assign')
  const utils = api.useUtils()
  const { assign } = useTicketCommands(ticket.id)
  const search = async (text: string) => {
    const people = await utils.tickets.workers.fetch(undefined, { staleTime: 60_000 })
    return people
      .filter(({ name }) => name.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()))
      .map(({ id, name }) => ({
        value: id,
        label: name,
        ...(id === ticket.assignee?.id && { hint: t('has'), disabled: true }),
      }))
  }
  const give = async (assigneeId: string, name: string) => {
    onOpenChange(false)
    await assign.mutateAsync({ id: ticket.id, assigneeId, insteadOf: ticket.assignee?.id ?? null })
    toast({ title: t('done', { name, number: ticket.number }), tone: 'good' })
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} width="narrow">
      <Field label={t('who')}>
        {(control) => (
          <Combobox
            {...control}
            value={null}
            placeholder={t('placeholder')}
            search={search}
            onChange={(person) => {
              // The toast of the command says what went wrong.
              if (person) give(person.value, person.label).catch(() => undefined)
            }}
          />
        )}
      </Field>
    </Dialog>
  )
}
