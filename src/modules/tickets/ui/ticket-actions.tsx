'use client'

import { Ellipsis } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { IconButton } from '@/ui/icon-button'
import { Menu } from '@/ui/menu'
import { useShortcut } from '@/ui/shortcuts'
import { toast } from '@/ui/toast'
import type { TicketStatus } from '../schemas'
import { AssignDialog } from './assign-dialog'
import type { TicketRecord } from './client'
import { MoveDialog, type MoveWords } from './move-dialog'
import { asksFirst, MAIN_STEP, stepLabel, whyNot, whyNotAssign } from './ticket-steps'
import { useTicketCommands } from './use-ticket-commands'

/** What staff do with a ticket: state of the dialogs, and the ways to open them. */
export function useTicketActions(ticket: TicketRecord) {
  const t = useTranslations('tickets')
  const [asking, setAsking] = useState<TicketStatus | null>(null)
  const [assigning, setAssigning] = useState(false)
  const { move } = useTicketCommands(ticket.id)
  const moved = (to: TicketStatus) => {
    setAsking(null)
    toast({ title: t('done.moved', { number: ticket.number, status: t(`status.${to}`) }), tone: 'good' })
  }
  const take = (to: TicketStatus) => {
    if (asksFirst(ticket.status, to)) {
      setAsking(to)
      return
    }
    move.mutate(
      { id: ticket.id, from: ticket.status, to },
      {
        onSuccess: () => moved(to),
        onError: (error) => toast({ title: t('failed'), body: error.message, tone: 'bad' }),
      },
    )
  }
  const reasonFor = (why: ReturnType<typeof whyNot> | ReturnType<typeof whyNotAssign>) =>
    why ? t(`why.${why}`, { status: t(`status.${ticket.status}`) }) : undefined
  useShortcut('a', () => setAssigning(true), { label: t('step.assign') }, whyNotAssign(ticket) === null)
  return { asking, setAsking, assigning, setAssigning, take, moved, pending: move.isPending, reasonFor }
}

export type TicketActions = ReturnType<typeof useTicketActions>

/** The next thing to do, as a button that says so; disabled with the reason where it isn't this reader's. */
export function MainAction({ ticket, actions }: { ticket: TicketRecord; actions: TicketActions }) {
  const t = useTranslations('tickets.step')
  const next = MAIN_STEP[ticket.status]
  if (!next) return null
  if (next === 'assign')
    return (
      <Button
        variant="primary"
        reason={actions.reasonFor(whyNotAssign(ticket))}
        onClick={() => actions.setAssigning(true)}
      >
        {t('assign')}
      </Button>
    )
  return (
    <Button
      variant="primary"
      pending={actions.pending}
      reason={actions.reasonFor(whyNot(ticket, next))}
      onClick={() => actions.take(next)}
    >
      {t(stepLabel(ticket.status, next))}
    </Button>
  )
}

const ALL_STEPS: readonly TicketStatus[] = ['acknowledged', 'in_progress', 'waiting', 'resolved', 'closed']

/** The steps that can be taken now, beside the one that has a button; nothing where there are none. */
export function MoreActions({ ticket, actions }: { ticket: TicketRecord; actions: TicketActions }) {
  const t = useTranslations('tickets')
  const step = (to: TicketStatus) => ({
    id: to,
    label: t(`step.${stepLabel(ticket.status, to)}`),
    onSelect: () => actions.take(to),
  })
  const main = MAIN_STEP[ticket.status]
  const steps = ALL_STEPS.filter((to) => to !== main && whyNot(ticket, to) === null)
  const assigns = main !== 'assign' && whyNotAssign(ticket) === null
  const cancels = whyNot(ticket, 'cancelled') === null
  if (!assigns && !cancels && steps.length === 0) return null
  return (
    <Menu
      trigger={<IconButton label={t('record.more')} icon={<Ellipsis />} size="small" />}
      items={[
        ...(assigns
          ? [
              {
                id: 'assign',
                label: t(ticket.assignee ? 'step.reassign' : 'step.assign'),
                hint: 'A',
                onSelect: () => actions.setAssigning(true),
              },
            ]
          : []),
        ...steps.map(step),
        ...(cancels ? [{ ...step('cancelled'), tone: 'danger' as const }] : []),
      ]}
    />
  )
}

export function ActionDialogs({ ticket, actions }: { ticket: TicketRecord; actions: TicketActions }) {
  const words = useMoveWords(ticket, actions.asking)
  return (
    <>
      <AssignDialog ticket={ticket} open={actions.assigning} onOpenChange={actions.setAssigning} />
      <MoveDialog
        ticket={ticket}
        to={actions.asking}
        words={words}
        onClose={() => actions.setAsking(null)}
        onMoved={actions.moved}
      />
    </>
  )
}

function useMoveWords({ reporter }: TicketRecord, to: TicketStatus | null): MoveWords {
  const t = useTranslations('tickets')
  const name = { reporter: reporter.name }
  switch (to) {
    case 'waiting':
      return {
        title: t('move.waitingTitle'),
        body: t('move.waitingBody', name),
        words: t('move.waitingWords'),
        hint: t('move.waitingHint'),
        save: t('step.waiting'),
      }
    case 'resolved':
      return {
        title: t('move.resolvedTitle'),
        body: t('move.resolvedBody', name),
        words: t('move.resolvedWords'),
        save: t('step.resolved'),
      }
    case 'in_progress':
      return {
        title: t('move.reopenTitle'),
        body: t('move.reopenBody'),
        words: t('move.reopenWords'),
        save: t('step.reopen'),
      }
    case 'closed':
      return { title: t('move.closedTitle'), body: t('move.closedBody'), save: t('step.closed') }
    default:
      return {
        title: t('move.cancelledTitle'),
        body: t('move.cancelledBody', name),
        words: t('move.cancelledWords'),
        optional: true,
        save: t('step.cancelled'),
      }
  }
}
