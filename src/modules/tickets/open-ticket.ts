import type { TicketStatus } from './schemas'

/** Something is still to be done. */
export const OPEN: readonly TicketStatus[] = [
  'submitted',
  'acknowledged',
  'assigned',
  'in_progress',
  'waiting',
]

export function isOpen(status: TicketStatus): boolean {
  return OPEN.includes(status)
}
