import { TZDate } from '@date-fns/tz'
import type { Prisma } from '@/generated/prisma/client'
import type { Actor, Ctx, MemberActor } from '@/server/context'
import { notAllowed, notFound } from '@/server/errors'
import type { Permission } from '@/server/permissions'
import type { Side } from './ticket'
import type { Ties } from './ties'

type Asker = Pick<Ctx, 'actor' | 'clock' | 'estate'>

/** The rows of tickets in which the actor holds a permission: everything, some, or (null) none. */
export function ticketRows(
  asker: Asker,
  permission: Permission = 'tickets:read',
): Prisma.TicketWhereInput | null {
  const { actor } = asker
  const scopes = actor.scopes(permission)
  if (scopes.has('estate')) return {}
  if (actor.kind !== 'member' || scopes.size === 0) return null
  const rows: Prisma.TicketWhereInput[] = [{ reporterId: actor.id }]
  if (scopes.has('assigned')) rows.push({ assigneeId: actor.id })
  rows.push(...ofHousehold(asker, actor.unitsFor(permission)))
  return { OR: rows }
}

/** The same as a filter that always applies; asks for the permission first. */
export function requireTicketRows(
  asker: Asker,
  permission: Permission = 'tickets:read',
): Prisma.TicketWhereInput {
  const rows = ticketRows(asker, permission)
  if (!rows) throw notAllowed(permission)
  return rows
}

/** What concerns the actor at home, however much else they may see. */
export function homeRows(asker: Asker): Prisma.TicketWhereInput {
  const actor = requireMember(asker.actor)
  return { OR: [{ reporterId: actor.id }, ...ofHousehold(asker, actor.unitsFor('tickets:read'))] }
}

/** About each of these units, by people who live there now: those of before keep theirs to themselves. */
function ofHousehold(asker: Asker, unitIds: readonly string[]): Prisma.TicketWhereInput[] {
  const today = holdsToday(asker)
  return unitIds.map((unitId) => ({ unitId, reporter: { occupancies: { some: { unitId, ...today } } } }))
}

/** The day that it is in the estate. */
export function dayHere({ clock, estate }: Pick<Ctx, 'clock' | 'estate'>): Date {
  const here = new TZDate(clock.now(), estate.timeZone)
  return new Date(Date.UTC(here.getFullYear(), here.getMonth(), here.getDate()))
}

function holdsToday(asker: Asker): Prisma.OccupancyWhereInput {
  const today = dayHere(asker)
  return {
    AND: [
      { OR: [{ since: null }, { since: { lte: today } }] },
      { OR: [{ until: null }, { until: { gt: today } }] },
    ],
  }
}

/** What `tiesOf` needs of a ticket. */
export function tiesSelect(asker: Asker) {
  return {
    reporterId: true,
    assigneeId: true,
    unitId: true,
    reporter: { select: { occupancies: { where: holdsToday(asker), select: { unitId: true } } } },
  } as const satisfies Prisma.TicketSelect
}

export function tiesOf(row: Prisma.TicketGetPayload<{ select: ReturnType<typeof tiesSelect> }>): Ties {
  const { reporterId, assigneeId, unitId, reporter } = row
  const livesThere = reporter.occupancies.some((tie) => tie.unitId === unitId)
  return { reporterId, assigneeId, householdUnitId: livesThere ? unitId : null }
}

/** Comments of the ticket that this side may read. */
export function commentRows(side: Side): Prisma.TicketCommentWhereInput {
  return side === 'staff' ? {} : { internal: false }
}

/** What happened to the ticket, as far as this side may know. */
export function eventRows(side: Side): Prisma.EventWhereInput {
  return side === 'staff' ? {} : { internal: false }
}

/** What a person does under their own name; the system has none. */
export function requireMember(actor: Actor): MemberActor {
  if (actor.kind !== 'member') throw notFound('member')
  return actor
}
