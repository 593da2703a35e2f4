'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog } from '@/ui/dialog'
import { PickList } from '@/ui/pick-list'
import { toast } from '@/ui/toast'
import { api, type TicketRecord, type Worker } from './client'
import { useTicketCommands } from './use-ticket-commands'

type AssignDialogProps = {
  ticket: Pick<TicketRecord, 'id' | 'number' | 'assignee'>
  open: boolean
  onOpenChange: (open: boolean) => void
}

const SHOWN = 8

/** Who does it: the nearest eight stand there, more are found by name. Oneself comes first. */
export function AssignDialog({ ticket, open, onOpenChange }: AssignDialogProps) {
  const t = useTranslations('tickets.assign')
  const utils = api.useUtils()
  const { assign } = useTicketCommands(ticket.id)
  const [left, setLeft] = useState(0)
  const search = async (text: string) => {
    const typed = text.trim().toLocaleLowerCase()
    const workers = await utils.tickets.workers.fetch(undefined, { staleTime: 60_000 })
    const found = workers
      .filter(({ name }) => name.toLocaleLowerCase().includes(typed))
      .toSorted((a, b) => Number(b.me) - Number(a.me))
    setLeft(Math.max(0, found.length - SHOWN))
    return found.slice(0, SHOWN).map(optionOf)
  }
  const optionOf = ({ id, name, me }: Worker) => {
    const hasIt = id === ticket.assignee?.id
    return {
      value: id,
      label: me && !hasIt ? t('me') : name,
      hint: hasIt ? t('has') : me ? name : undefined,
      disabled: hasIt,
    }
  }
  const give = (assigneeId: string) => {
    onOpenChange(false)
    const name = utils.tickets.workers.getData()?.find(({ id }) => id === assigneeId)?.name ?? ''
    assign.mutate(
      { id: ticket.id, assigneeId, insteadOf: ticket.assignee?.id ?? null },
      { onSuccess: () => toast({ title: t('done', { name, number: ticket.number }), tone: 'good' }) },
    )
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} width="narrow">
      <PickList
        aria-label={t('who')}
        placeholder={t('placeholder')}
        search={search}
        onPick={({ value }) => give(value)}
      />
      {left > 0 ? <p className="text-14 text-ink-2">{t('more', { count: left })}</p> : null}
    </Dialog>
  )
}
