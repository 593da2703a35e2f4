'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { Code } from '@/ui/plate'
import { RecordError } from '@/ui/record/record-error'
import { RecordPanel, RecordSection } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { api, type TicketRecord } from './client'
import { CommentBox } from './comment-box'
import { ActionDialogs, MainAction, MoreActions, useTicketActions } from './ticket-actions'
import { TicketFacts } from './ticket-facts'
import { TicketFiles } from './ticket-files'
import { TicketStatusBadge } from './ticket-status'
import { TicketTimeline } from './ticket-timeline'

const LIST = '/manage/tickets'

/** One ticket beside the list, for those who work on tickets or look on. */
export function TicketPanel({ id, unitWord }: { id: string; unitWord: string }) {
  const ticket = api.tickets.record.useQuery({ id })
  if (ticket.data) return <Panel ticket={ticket.data} unitWord={unitWord} />
  if (ticket.isPending) return <RecordSkeleton />
  return <RecordError error={ticket.error} closeHref={LIST} onRetry={() => void ticket.refetch()} />
}

function Panel({ ticket, unitWord }: { ticket: TicketRecord; unitWord: string }) {
  const t = useTranslations('tickets')
  const actions = useTicketActions(ticket)
  const changeAssignee = ticket.may.assign ? (
    <Button size="small" onClick={() => actions.setAssigning(true)}>
      {t(ticket.assignee ? 'record.change' : 'step.assign')}
    </Button>
  ) : null
  return (
    <RecordPanel
      kicker={<Code>{ticket.number}</Code>}
      title={ticket.title}
      state={<TicketStatusBadge status={ticket.status} />}
      action={<MainAction ticket={ticket} actions={actions} />}
      more={<MoreActions ticket={ticket} actions={actions} />}
      closeHref={LIST}
      footer={
        ticket.may.comment ? (
          <CommentBox key={ticket.id} ticket={ticket} atWork={ticket.side === 'staff'} />
        ) : (
          <p className="text-14 text-ink-2">{t('why.readOnly')}</p>
        )
      }
    >
      <RecordSection title={t('record.description')}>
        <p className="text-14 text-pretty break-words whitespace-pre-line">
          {ticket.description || <span className="text-ink-2">{t('record.noDescription')}</span>}
        </p>
      </RecordSection>
      {ticket.files.length > 0 ? (
        <RecordSection title={t('record.photos')}>
          <TicketFiles files={ticket.files} />
        </RecordSection>
      ) : null}
      <RecordSection title={t('record.facts')}>
        <TicketFacts ticket={ticket} unitWord={unitWord} changeAssignee={changeAssignee} />
      </RecordSection>
      <RecordSection title={t('record.timeline')}>
        <TicketTimeline ticket={ticket} />
      </RecordSection>
      <ActionDialogs ticket={ticket} actions={actions} />
    </RecordPanel>
  )
}
