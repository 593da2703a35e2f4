import type { Actor } from '@/server/context'
import type { Permission } from '@/server/permissions'
import type { Side } from './ticket'

/** Whose a ticket is. */
export type Ties = {
  reporterId: string
  assigneeId: string | null
  /** The unit whose household may see it; null for a common area, and once the reporter has moved out. */
  householdUnitId: string | null
}

/** Whether the actor holds a permission for this very ticket: the same answer as `ticketRows` gives in the database. */
export function reaches(actor: Actor, ticket: Ties, permission: Permission): boolean {
  const scopes = actor.scopes(permission)
  if (scopes.has('estate')) return true
  if (actor.kind !== 'member' || scopes.size === 0) return false
  if (ticket.reporterId === actor.id) return true
  if (scopes.has('assigned') && ticket.assigneeId === actor.id) return true
  return ticket.householdUnitId !== null && actor.unitsFor(permission).includes(ticket.householdUnitId)
}

/**
 * On which side of this ticket the actor stands. Staff see internal comments and take staff's steps; somebody who works
 * on tickets is a resident like any other where the ticket isn't theirs to work on.
 */
export function sideOf(actor: Actor, ticket: Pick<Ties, 'assigneeId'>): Side {
  const work = actor.scopes('tickets:work')
  if (work.has('estate')) return 'staff'
  return work.has('assigned') && ticket.assigneeId === actor.id ? 'staff' : 'resident'
}
