import { useTranslations } from 'next-intl'
import { StatusBadge, type Tone } from '@/ui/status-badge'
import type { TicketStatus } from '../schemas'

const AT_WORK: Record<TicketStatus, Tone> = {
  submitted: 'warn',
  acknowledged: 'wait',
  assigned: 'active',
  in_progress: 'active',
  waiting: 'wait',
  resolved: 'good',
  closed: 'neutral',
  cancelled: 'neutral',
}

const AT_HOME: Record<TicketStatus, Tone> = {
  ...AT_WORK,
  submitted: 'wait',
  acknowledged: 'active',
  resolved: 'warn',
  closed: 'good',
}

/** The state in the words of those who work on tickets. */
export function TicketStatusBadge({ status }: { status: TicketStatus }) {
  const t = useTranslations('tickets.status')
  return <StatusBadge tone={AT_WORK[status]}>{t(status)}</StatusBadge>
}

/** The state in the words of those who wait for it. */
export function HomeStatusBadge({ status }: { status: TicketStatus }) {
  const t = useTranslations('tickets.statusAtHome')
  return <StatusBadge tone={AT_HOME[status]}>{t(status)}</StatusBadge>
}
