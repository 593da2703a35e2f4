'use client'

import { useTranslations } from 'next-intl'
import type { Column } from '@/ui/list/list-types'
import { Code } from '@/ui/plate'
import { When } from '@/ui/when'
import { Age } from './age'
import type { TicketLine } from './client'
import { PriorityMark } from './priority-mark'
import { TicketPlace } from './ticket-place'
import { TicketStatusBadge } from './ticket-status'

export function useTicketColumns(unitWord: string): Column<TicketLine>[] {
  const t = useTranslations('tickets.list')
  return [
    { id: 'number', header: t('number'), cell: ({ number }) => <Code>{number}</Code> },
    { id: 'title', header: t('ticket'), slot: 'title', fixed: true, cell: ({ title }) => title },
    {
      id: 'status',
      header: t('status'),
      slot: 'end',
      fixed: true,
      cell: ({ status }) => <TicketStatusBadge status={status} />,
    },
    { id: 'priority', header: t('priority'), cell: ({ priority }) => <PriorityMark priority={priority} /> },
    { id: 'category', header: t('category'), slot: 'none', cell: ({ category }) => category.name },
    { id: 'place', header: t('place'), cell: (row) => <TicketPlace ticket={row} unitWord={unitWord} /> },
    {
      id: 'reporter',
      header: t('reporter'),
      slot: 'none',
      hidden: true,
      cell: ({ reporter }) => reporter.name,
    },
    {
      id: 'assignee',
      header: t('assignee'),
      cell: ({ assignee }) => assignee?.name ?? <span className="text-ink-2">{t('noOne')}</span>,
    },
    { id: 'age', header: t('age'), align: 'end', cell: ({ createdAt }) => <Age since={createdAt} /> },
    {
      id: 'reported',
      header: t('reported'),
      slot: 'none',
      hidden: true,
      cell: ({ createdAt }) => <When at={createdAt} />,
    },
  ]
}
