import type { Prisma } from '@/generated/prisma/client'
import type { Actor, Ctx, MemberActor } from '@/server/context'
import { join, sql, type Sql } from '@/server/db/sql'
import { notAllowed, notFound } from '@/server/errors'
import type { Permission } from '@/server/permissions'
import { dayOf, toDate } from './occupancy'

export type Asker = Pick<Ctx, 'actor' | 'clock' | 'estate'>

/** How far a permission reaches: every row, or those of the actor's own units and of what was assigned to them. */
export type Reach = 'estate' | { member: MemberActor; unitIds: string[]; ofTickets: boolean }

/** States in which a ticket is nobody's work any more. */
const DONE = ['resolved', 'closed', 'cancelled']

/** How far the permission reaches for the actor; refuses whoever doesn't hold it. */
export function reachOf({ actor }: Pick<Asker, 'actor'>, permission: Permission): Reach {
  const scopes = actor.scopes(permission)
  if (scopes.has('estate')) return 'estate'
  if (actor.kind !== 'member' || scopes.size === 0) throw notAllowed(permission)
  // Where the help desk is off, nobody has work that leads to a home.
  const ofTickets = scopes.has('assigned') && actor.scopes('tickets:read').has('assigned')
  return { member: actor, unitIds: [...actor.unitsFor(permission)], ofTickets }
}

/** For what only the whole estate's staff may do. */
export function requireEstate({ actor }: Pick<Asker, 'actor'>, permission: Permission): void {
  if (!actor.scopes(permission).has('estate')) throw notAllowed(permission)
}

export function today({ clock, estate }: Pick<Asker, 'clock' | 'estate'>): string {
  return dayOf(clock.now(), estate.timeZone)
}

/** Ties that have not ended. */
export function notEnded(asker: Asker): Prisma.OccupancyWhereInput {
  return { OR: [{ until: null }, { until: { gt: toDate(today(asker)) } }] }
}

/** Ties that hold today. */
export function holding(asker: Asker): Prisma.OccupancyWhereInput {
  const now = toDate(today(asker))
  return { AND: [notEnded(asker), { OR: [{ since: null }, { since: { lte: now } }] }] }
}

/** Units that the actor may see. */
export function unitRows(asker: Asker, permission: Permission = 'units:read'): Prisma.UnitWhereInput {
  const reach = reachOf(asker, permission)
  if (reach === 'estate') return {}
  const rows: Prisma.UnitWhereInput[] = [{ id: { in: reach.unitIds } }]
  if (reach.ofTickets)
    rows.push({ tickets: { some: { assigneeId: reach.member.id, status: { notIn: DONE } } } })
  return { OR: rows }
}

/** The same rows as `unitRows` for a query in SQL over `unit u`. */
function unitRowsSql(asker: Asker): Sql {
  const reach = reachOf(asker, 'units:read')
  if (reach === 'estate') return sql`true`
  const rows = [sql`u.id = ANY(${reach.unitIds}::uuid[])`]
  if (reach.ofTickets)
    rows.push(sql`EXISTS (SELECT FROM ticket k WHERE k.unit_id = u.id
      AND k.assignee_id = ${reach.member.id}::uuid AND k.status <> ALL(${DONE}::text[]))`)
  return sql`(${join(rows, ' OR ')})`
}

/** Ties of people to units that the actor may see. */
export function seenTies(asker: Asker): Prisma.OccupancyWhereInput {
  return { AND: [notEnded(asker), { unit: unitRows(asker) }] }
}

/** The same for a query in SQL over `occupancy o` and its `unit u`. */
export function seenTiesSql(asker: Asker): Sql {
  return sql`(${notEndedSql(asker)} AND ${unitRowsSql(asker)})`
}

/** People that the actor may see: everyone; or oneself, who lives in the own units, and who reported what one works on. */
export function personRows(asker: Asker, permission: Permission = 'people:read'): Prisma.MemberWhereInput {
  const reach = reachOf(asker, permission)
  if (reach === 'estate') return {}
  const { member, unitIds } = reach
  const rows: Prisma.MemberWhereInput[] = [{ id: member.id }]
  if (unitIds.length > 0)
    rows.push({
      occupancies: { some: { AND: [{ unitId: { in: unitIds }, resident: true }, holding(asker)] } },
    })
  if (reach.ofTickets) rows.push({ reported: { some: { assigneeId: member.id, status: { notIn: DONE } } } })
  return { OR: rows }
}

/** The same rows as `personRows` for a query in SQL over `member m`. */
export function personRowsSql(asker: Asker): Sql {
  const reach = reachOf(asker, 'people:read')
  if (reach === 'estate') return sql`true`
  const { member, unitIds } = reach
  const rows = [sql`m.id = ${member.id}::uuid`]
  if (unitIds.length > 0)
    rows.push(sql`EXISTS (SELECT FROM occupancy o WHERE o.member_id = m.id AND o.resident
      AND o.unit_id = ANY(${unitIds}::uuid[]) AND ${holdingSql(asker)})`)
  if (reach.ofTickets)
    rows.push(sql`EXISTS (SELECT FROM ticket k WHERE k.reporter_id = m.id
      AND k.assignee_id = ${member.id}::uuid AND k.status <> ALL(${DONE}::text[]))`)
  return sql`(${join(rows, ' OR ')})`
}

/** `notEnded` for a query in SQL over `occupancy o`. */
export function notEndedSql(asker: Asker): Sql {
  return sql`(o.until IS NULL OR o.until > ${today(asker)}::date)`
}

/** `holding` for a query in SQL over `occupancy o`. */
export function holdingSql(asker: Asker): Sql {
  return sql`(${notEndedSql(asker)} AND (o.since IS NULL OR o.since <= ${today(asker)}::date))`
}

/** Vehicles that the actor may see: every one, or the own and those of the own units. */
export function vehicleRows(
  asker: Asker,
  permission: Permission = 'vehicles:read',
): Prisma.VehicleWhereInput {
  const reach = reachOf(asker, permission)
  if (reach === 'estate') return {}
  return { OR: [{ memberId: reach.member.id }, { unitId: { in: reach.unitIds } }] }
}

/** The same for lists of other things that name vehicles: none where the actor has no right to see them. */
export function vehicleRowsOrNone(asker: Asker): Prisma.VehicleWhereInput {
  return asker.actor.scopes('vehicles:read').size > 0 ? vehicleRows(asker) : { id: { in: [] } }
}

/** The same rows as `vehicleRowsOrNone` for a query in SQL over `vehicle v`. */
export function vehicleRowsSql(asker: Asker): Sql {
  if (asker.actor.scopes('vehicles:read').size === 0) return sql`false`
  const reach = reachOf(asker, 'vehicles:read')
  if (reach === 'estate') return sql`true`
  return sql`(v.member_id = ${reach.member.id}::uuid OR v.unit_id = ANY(${reach.unitIds}::uuid[]))`
}

type TiedPerson = { id: string; occupancies: readonly { resident: boolean; unit: { id: string } }[] }

/** Whether the actor may read this person's phones and addresses. `occupancies` are those that have not ended. */
export function mayReadContact(actor: Actor, person: TiedPerson): boolean {
  const scopes = actor.scopes('people:readContact')
  if (scopes.has('estate')) return true
  if (actor.kind !== 'member' || scopes.size === 0) return false
  if (person.id === actor.id) return true
  const unitIds = actor.unitsFor('people:readContact')
  return person.occupancies.some(({ resident, unit }) => resident && unitIds.includes(unit.id))
}

/** Whether the actor may read everybody's phones and addresses, and so search by them. */
export function readsAllContacts(actor: Actor): boolean {
  return actor.scopes('people:readContact').has('estate')
}

/** A unit that the actor may give a vehicle. */
export function requireUnitFor(asker: Asker, permission: Permission, unitId: string): void {
  const reach = reachOf(asker, permission)
  if (reach !== 'estate' && !reach.unitIds.includes(unitId)) throw notFound('unit')
}
