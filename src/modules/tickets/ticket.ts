import type { TicketStatus } from './schemas'

/** Who may take a step: those who work on tickets, the resident whose ticket it is, or either. */
type By = 'staff' | 'resident' | 'either'

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

export const OPEN: readonly TicketStatus[] = ['submitted', 'acknowledged', 'assigned', 'in_progress', 'waiting']

/** States in which somebody can be given a ticket; the ones before `assigned` move there. */
export const ASSIGNABLE: readonly TicketStatus[] = ['submitted', 'acknowledged', 'assigned', 'in_progress', 'waiting']

export function mayStep(from: TicketStatus, to: TicketStatus, as: 'staff' | 'resident'): boolean {
  return STEPS.some((way) => way.from === from && way.to === to && (way.by === 'either' || way.by === as))
}

/** The states from which this side can go to a state, for the compare-and-set. */
export function statesBefore(to: TicketStatus, as: 'staff' | 'resident'): TicketStatus[] {
  return STEPS.filter((way) => way.to === to && (way.by === 'either' || way.by === as)).map((way) => way.from)
}

/** The states that this side can choose next. */
export function nextStates(from: TicketStatus, as: 'staff' | 'resident'): TicketStatus[] {
  return STEPS.filter((way) => way.from === from && (way.by === 'either' || way.by === as)).map((way) => way.to)
}

export function isOpen(status: TicketStatus): boolean {
  return OPEN.includes(status)
}

/** Assigning moves a ticket that nobody has yet; one that is under way keeps its state. */
export function stateWhenAssigned(from: TicketStatus): TicketStatus | null {
  if (!ASSIGNABLE.includes(from)) return null
  return from === 'submitted' || from === 'acknowledged' ? 'assigned' : from
}
