import { isOpen } from './open-ticket'
import type { TicketStatus } from './schemas'

/** The two sides of a ticket: those who work on it, and those who live with what it is about. */
export type Side = 'staff' | 'resident'

/** Who may take a step: one side, or either. */
type By = Side | 'either'

type Step = { from: TicketStatus; to: TicketStatus; by: By }

const step = (from: TicketStatus, to: TicketStatus, by: By = 'staff'): Step => ({ from, to, by })

/** Every way between states; there is no other, whoever asks. `assigned` is reached by assigning, not by a step. */
export const STEPS: readonly Step[] = [
  step('submitted', 'acknowledged'),
  step('submitted', 'cancelled', 'either'),
  step('acknowledged', 'cancelled', 'either'),
  step('assigned', 'in_progress'),
  step('assigned', 'waiting'),
  step('assigned', 'cancelled', 'either'),
  step('in_progress', 'waiting'),
  step('in_progress', 'resolved'),
  step('waiting', 'in_progress'),
  step('resolved', 'closed', 'either'),
  step('resolved', 'in_progress', 'either'),
]

export function mayStep(from: TicketStatus, to: TicketStatus, side: Side): boolean {
  return nextStates(from, side).includes(to)
}

/** The states that this side can choose next. */
export function nextStates(from: TicketStatus, side: Side): TicketStatus[] {
  return STEPS.filter((way) => way.from === from && (way.by === 'either' || way.by === side)).map(
    (way) => way.to,
  )
}

/** An open ticket can be given to somebody: one that nobody has moves to `assigned`, the others keep their state. */
export function stateWhenAssigned(from: TicketStatus): TicketStatus | null {
  if (!isOpen(from)) return null
  return from === 'submitted' || from === 'acknowledged' ? 'assigned' : from
}
