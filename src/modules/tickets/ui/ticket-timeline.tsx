'use client'

import { Ban, CircleCheck, Clock, Eye, Lock, MessageSquare, Pencil, Play, UserCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { StatusBadge } from '@/ui/status-badge'
import { Timeline, type TimelineEntry } from '@/ui/timeline'
import type { TicketStatus } from '../schemas'
import type { TicketComment, TicketRecord } from './client'
import { TicketFiles } from './ticket-files'

type HistoryEntry = TicketRecord['history'][number]

/** What happened to the ticket and what was said, as one story. */
export function TicketTimeline({ ticket }: { ticket: TicketRecord }) {
  const history = useHistory(ticket)
  const comments = useComments(ticket.comments)
  const entries = [...history, ...comments].toSorted(
    (a, b) => new Date(a.at).getTime() - new Date(b.at).getTime(),
  )
  return <Timeline entries={entries} />
}

function useComments(comments: readonly TicketComment[]): TimelineEntry[] {
  const t = useTranslations('tickets.timeline')
  return comments.map(({ id, body, internal, createdAt, author, files }) => ({
    id,
    at: createdAt,
    actor: author.name,
    title: t(internal ? 'noted' : 'commented'),
    icon: internal ? <Lock /> : <MessageSquare />,
    tone: internal ? 'warn' : 'accent',
    mark: internal ? (
      <StatusBadge tone="warn" icon={<Lock />}>
        {t('internal')}
      </StatusBadge>
    ) : null,
    body: (
      <div className={internal ? '-mx-3 -my-2 rounded-surface bg-warn-soft px-3 py-2' : undefined}>
        {body}
        {files.length > 0 ? (
          <div className={body ? 'mt-2' : undefined}>
            <TicketFiles files={files} size="small" />
          </div>
        ) : null}
      </div>
    ),
  }))
}

function useHistory(ticket: TicketRecord): TimelineEntry[] {
  const t = useTranslations('tickets')
  const stepWords = (from: TicketStatus, to: TicketStatus) => {
    if (to !== 'in_progress')
      return t.has(`timeline.moved.${to}`) ? t(`timeline.moved.${to}`) : t('timeline.moved.other')
    if (from === 'resolved') return t('timeline.moved.reopened')
    return t(from === 'waiting' ? 'timeline.moved.continued' : 'timeline.moved.in_progress')
  }
  const editWords = (entry: HistoryEntry & { kind: 'edited' }) => {
    const { title, priority, category } = entry.edits
    const said = [
      title && t('timeline.editedTitle', { from: title[0], to: title[1] }),
      priority &&
        t('timeline.editedPriority', {
          from: t(`priority.${priority[0]}`),
          to: t(`priority.${priority[1]}`),
        }),
      category && t('timeline.editedCategory', { from: category[0], to: category[1] }),
    ].filter((words) => words !== undefined)
    return said.length > 0 ? said.join(', ') : t('timeline.edited')
  }
  const assignedWords = ({ byAssignee, assigneeName }: HistoryEntry & { kind: 'assigned' }) =>
    byAssignee ? t('timeline.taken') : t('timeline.assigned', { name: assigneeName })
  return ticket.history.map((entry): TimelineEntry => {
    const base = { id: entry.id, at: entry.at, actor: entry.actorName }
    switch (entry.kind) {
      case 'moved':
        return { ...base, ...LOOK[entry.to], title: stepWords(entry.from, entry.to), body: entry.words }
      case 'assigned':
        return { ...base, icon: <UserCheck />, title: assignedWords(entry) }
      case 'edited':
        return { ...base, icon: <Pencil />, title: editWords(entry) }
      case 'reported':
        return { ...base, title: reportedBy(ticket) }
    }
  })

  function reportedBy({ reporter, createdBy }: TicketRecord): string {
    if (reporter.id === createdBy.id) return t('timeline.reported')
    return t('timeline.reportedFor', { reporter: reporter.name })
  }
}

const LOOK: Partial<Record<TicketStatus, { icon: ReactNode; tone?: TimelineEntry['tone'] }>> = {
  acknowledged: { icon: <Eye /> },
  in_progress: { icon: <Play /> },
  waiting: { icon: <Clock /> },
  resolved: { icon: <CircleCheck />, tone: 'good' },
  closed: { icon: <CircleCheck /> },
  cancelled: { icon: <Ban /> },
}
