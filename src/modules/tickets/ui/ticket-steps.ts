import type { TicketStatus } from '../schemas'
import { isOpen } from '../open-ticket'
import { nextStates } from '../ticket'
import type { TicketRecord } from './client'

type Seen = Pick<TicketRecord, 'status' | 'side' | 'may'>

/** Why a step can't be taken: the state doesn't allow it, or the reader; null where it can. */
export function whyNot({ status, side, may }: Seen, to: TicketStatus): 'notNow' | 'onlyWorkers' | null {
  if (!nextStates(status, 'staff').includes(to)) return 'notNow'
  return may.move && nextStates(status, side).includes(to) ? null : 'onlyWorkers'
}

export function whyNotAssign({ status, may }: Seen): 'notNow' | 'onlyDesk' | null {
  if (!isOpen(status)) return 'notNow'
  return may.assign ? null : 'onlyDesk'
}

/** The words of a step, by where it starts. */
export function stepLabel(from: TicketStatus, to: TicketStatus): string {
  if (to !== 'in_progress') return to
  if (from === 'resolved') return 'reopen'
  return from === 'waiting' ? 'continue' : 'in_progress'
}

/** What is most likely to be done next with a ticket in this state. */
export const MAIN_STEP: Record<TicketStatus, TicketStatus | 'assign' | null> = {
  submitted: 'acknowledged',
  acknowledged: 'assign',
  assigned: 'in_progress',
  in_progress: 'resolved',
  waiting: 'in_progress',
  resolved: 'closed',
  closed: null,
  cancelled: null,
}

/** Steps that ask before they are taken: for words, or because there is no way back. */
export function asksFirst(from: TicketStatus, to: TicketStatus): boolean {
  return (
    ['waiting', 'resolved', 'closed', 'cancelled'].includes(to) ||
    (from === 'resolved' && to === 'in_progress')
  )
}
