import type { Prisma } from '@/generated/prisma/client'
import type { Actor, Ctx, MemberActor } from '@/server/context'
import { notAllowed, notFound } from '@/server/errors'
import type { Permission } from '@/server/permissions'

type Asker = Pick<Ctx, 'actor' | 'clock'>

/** The rows of tickets in which the actor holds a permission: everything, some, or (null) none. */
export function ticketRows({ actor, clock }: Asker, permission: Permission = 'tickets:read'): Prisma.TicketWhereInput | null {
  const scopes = actor.scopes(permission)
  if (scopes.has('estate')) return {}
  if (actor.kind !== 'member' || scopes.size === 0) return null
  const rows: Prisma.TicketWhereInput[] = [{ reporterId: actor.id }]
  if (scopes.has('assigned')) rows.push({ assigneeId: actor.id })
  if (scopes.has('unit')) rows.push(ofHousehold(actor, clock.now()))
  return { OR: rows }
}

/** About the member's units, by people who live there now: those of before keep theirs to themselves. */
function ofHousehold(actor: MemberActor, now: Date): Prisma.TicketWhereInput {
  const unitId = { in: [...actor.unitIds] }
  return { unitId, reporter: { occupancies: { some: { unitId, OR: [{ until: null }, { until: { gt: now } }] } } } }
}

/** The same as a filter that always applies; asks for the permission first. */
export function requireTicketRows(asker: Asker, permission: Permission = 'tickets:read'): Prisma.TicketWhereInput {
  const rows = ticketRows(asker, permission)
  if (!rows) throw notAllowed(permission)
  return rows
}

/**
 * On which side of this ticket the actor stands. Staff see internal comments and take staff's steps; somebody who works
 * on tickets is a resident like any other where the ticket isn't theirs to work on.
 */
export function sideOf(actor: Actor, ticket: { assigneeId: string | null }): 'staff' | 'resident' {
  const work = actor.scopes('tickets:work')
  if (work.has('estate')) return 'staff'
  return work.has('assigned') && ticket.assigneeId === actor.id ? 'staff' : 'resident'
}

/** Comments of the ticket that this side may read. */
export function commentRows(side: 'staff' | 'resident'): Prisma.TicketCommentWhereInput {
  return side === 'staff' ? {} : { internal: false }
}

/** Files of the ticket itself, and of the comments that this side may read. */
export function fileRows(side: 'staff' | 'resident'): Prisma.TicketFileWhereInput {
  return side === 'staff' ? {} : { OR: [{ commentId: null }, { comment: { internal: false } }] }
}

/** What a person does under their own name; the system has none. */
export function requireMember(actor: Actor): MemberActor {
  if (actor.kind !== 'member') throw notFound('member')
  return actor
}
