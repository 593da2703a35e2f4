'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PersonChip } from '@/ui/chips'
import { Facts } from '@/ui/record/record-panel'
import { Select } from '@/ui/select'
import { Day, When } from '@/ui/when'
import { ticketPriority } from '../schemas'
import { api, type TicketRecord } from './client'
import { PriorityMark } from './priority-mark'
import { TicketPlace } from './ticket-place'
import { useTicketCommands } from './use-ticket-commands'

type TicketFactsProps = { ticket: TicketRecord; unitWord: string; changeAssignee: ReactNode }

export function TicketFacts({ ticket, unitWord, changeAssignee }: TicketFactsProps) {
  const t = useTranslations('tickets')
  const { assignee, reporter, createdBy } = ticket
  return (
    <Facts
      items={[
        ...(ticket.status === 'waiting'
          ? [{ label: t('record.waitsFor'), value: <WaitsFor ticket={ticket} /> }]
          : []),
        ...(ticket.resolution ? [{ label: t('record.resolution'), value: ticket.resolution }] : []),
        {
          label: t('record.assignee'),
          value: (
            <span className="flex min-h-(--control-sm-h) flex-wrap items-center gap-x-2">
              {assignee ? <PersonChip name={assignee.name} /> : t('record.nobody')}
              {changeAssignee}
            </span>
          ),
        },
        { label: t('record.priority'), value: <PriorityFact ticket={ticket} /> },
        { label: t('record.category'), value: <CategoryFact ticket={ticket} /> },
        { label: t('record.place'), value: <TicketPlace ticket={ticket} unitWord={unitWord} /> },
        {
          label: t('record.reporter'),
          value:
            reporter.id === createdBy.id ? (
              <PersonChip name={reporter.name} />
            ) : (
              t('record.reporterFor', { reporter: reporter.name, by: createdBy.name })
            ),
        },
        { label: t('record.source'), value: t(`source.${ticket.source}`) },
        { label: t('record.reported'), value: <When at={ticket.createdAt} withTime /> },
        { label: t('record.availability'), value: ticket.availability },
        {
          label: t('record.mayEnter'),
          value: t(ticket.permissionToEnter ? 'record.mayEnterYes' : 'record.mayEnterNo'),
        },
      ]}
    />
  )
}

function WaitsFor({ ticket: { waitingReason, waitingUntil } }: { ticket: TicketRecord }) {
  const t = useTranslations('tickets.record')
  return (
    <>
      {waitingReason}
      {waitingUntil ? (
        <span className="text-ink-2">
          {' · '}
          {t.rich('until', { day: () => <Day date={waitingUntil} /> })}
        </span>
      ) : null}
    </>
  )
}

function PriorityFact({ ticket }: { ticket: TicketRecord }) {
  const t = useTranslations('tickets')
  const { edit } = useTicketCommands(ticket.id)
  const { id, title, priority, category } = ticket
  if (!ticket.may.edit) return <PriorityMark priority={priority} />
  return (
    <Select
      aria-label={t('record.priority')}
      className="max-w-56"
      value={priority}
      options={ticketPriority.options.map((value) => ({ value, label: t(`priority.${value}`) }))}
      onChange={(value) => {
        const chosen = ticketPriority.parse(value)
        if (chosen !== priority) edit.mutate({ id, title, categoryId: category.id, priority: chosen })
      }}
    />
  )
}

function CategoryFact({ ticket }: { ticket: TicketRecord }) {
  const t = useTranslations('tickets')
  const { edit } = useTicketCommands(ticket.id)
  const { id, title, priority, category } = ticket
  const categories = api.tickets.categories.useQuery(undefined, {
    enabled: ticket.may.edit,
    staleTime: 60_000,
  })
  if (!ticket.may.edit) return category.name
  const others = (categories.data ?? []).filter((other) => other.id !== category.id)
  return (
    <Select
      aria-label={t('record.category')}
      className="max-w-56"
      value={category.id}
      options={[category, ...others].map(({ id: value, name }) => ({ value, label: name }))}
      onChange={(categoryId) => {
        if (categoryId && categoryId !== category.id) edit.mutate({ id, title, priority, categoryId })
      }}
    />
  )
}
