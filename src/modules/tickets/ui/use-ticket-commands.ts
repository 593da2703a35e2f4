'use client'

import { useTranslations } from 'next-intl'
import { toast } from '@/ui/toast'
import { api, type TicketRecord } from './client'

type Patch = (record: TicketRecord) => TicketRecord

/** What can be done to one ticket. The screen changes at once; if the server refuses, it goes back and says why. */
export function useTicketCommands(id: string) {
  const t = useTranslations('tickets')
  const utils = api.useUtils()
  const settle = () => utils.tickets.invalidate()
  const patch = async (change: Patch) => {
    await utils.tickets.record.cancel({ id })
    const before = utils.tickets.record.getData({ id })
    utils.tickets.record.setData({ id }, (record) => record && change(record))
    return { before }
  }
  const undo = (error: { message: string }, context: { before: TicketRecord | undefined } | undefined) => {
    if (context) utils.tickets.record.setData({ id }, context.before)
    toast({ title: t('failed'), body: error.message, tone: 'bad' })
  }

  const edit = api.tickets.edit.useMutation({
    onMutate: ({ priority, title }) => patch((record) => ({ ...record, priority, title })),
    onError: (error, _, context) => undo(error, context),
    onSettled: settle,
  })
  const assign = api.tickets.assign.useMutation({
    onError: (error) => toast({ title: t('failed'), body: error.message, tone: 'bad' }),
    onSettled: settle,
  })
  // A form or a dialog says what went wrong with these.
  const move = api.tickets.move.useMutation({ onSettled: settle })
  const comment = api.tickets.comment.useMutation({ onSettled: settle })
  return { edit, assign, move, comment }
}
