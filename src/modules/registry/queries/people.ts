import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import { holds, type Ctx } from '@/server/context'
import { empty, join, sql, type Sql } from '@/server/db/sql'
import { notAllowed } from '@/server/errors'
import { toDay } from '../occupancy'
import {
  mayReadContact,
  personRows,
  personRowsSql,
  readsAllContacts,
  seenTies,
  seenTiesSql,
  vehicleRowsOrNone,
  vehicleRowsSql,
} from '../policy'
import { personStatus } from '../schemas'
import type { ListPeople, Options, PersonFilter, PersonSort } from '../schemas'
import { fromCursor, toCursor } from './cursor'
import { hitsSql } from './hits'

const lineSelect = (ctx: Ctx) =>
  ({
    id: true,
    name: true,
    firstName: true,
    surname: true,
    status: true,
    email: true,
    phone: true,
    otherPhones: true,
    roles: { orderBy: { role: 'asc' }, select: { role: true } },
    occupancies: {
      where: seenTies(ctx),
      orderBy: [{ unit: { sortKey: 'asc' } }, { relation: 'asc' }],
      select: {
        id: true,
        relation: true,
        resident: true,
        head: true,
        since: true,
        unit: { select: { id: true, number: true } },
      },
    },
    vehicles: {
      where: vehicleRowsOrNone(ctx),
      orderBy: { registrationKey: 'asc' },
      select: { id: true, registration: true },
    },
  }) as const satisfies Prisma.MemberSelect

type LineRow = Prisma.MemberGetPayload<{ select: ReturnType<typeof lineSelect> }>

/** One page of the people that the actor may see: one query for their order, one for what is shown of them. */
export async function listPeople(ctx: Ctx, input: ListPeople) {
  const order = orderOf(input)
  const keys = await ctx.db.$queryRaw<KeyRow[]>`
    SELECT m.id::text AS id, ${join(order.keys(input.down))} FROM ${peopleSql(ctx, input)} ${order.join(ctx)}
    WHERE ${filterSql(ctx, input)} AND ${afterSql(order, input)}
    ORDER BY ${orderSql(order, input.down)} LIMIT ${input.limit + 1}`
  const page = keys.slice(0, input.limit)
  const rows = await peopleByIds(
    ctx,
    page.map((row) => row.id),
  )
  const last = keys.length > input.limit ? page.at(-1) : undefined
  return { items: rows, nextCursor: last ? toCursor([...last.sort, last.id]) : null }
}

/** People in the order of their ids. */
async function peopleByIds(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await ctx.db.member.findMany({
    relationLoadStrategy: 'join',
    where: { AND: [{ id: { in: [...ids] } }, personRows(ctx)] },
    select: lineSelect(ctx),
  })
  const byId = new Map(rows.map((row) => [row.id, personLine(ctx, row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function personLine(ctx: Ctx, { otherPhones, email, phone, roles, ...row }: LineRow) {
  const readable = mayReadContact(ctx.actor, row)
  return {
    ...row,
    status: personStatus.parse(row.status),
    /** Null where the reader may not see them. */
    contact: readable ? { email, phone, otherPhones } : null,
    /** Roles of staff; null where the reader need not know. */
    roles: readsAllContacts(ctx.actor) ? roles.map(({ role }) => role) : null,
    occupancies: row.occupancies.map((tie) => ({ ...tie, since: toDay(tie.since) })),
  }
}

const MOST_COUNTED = 100_000

/** How many people a filter holds; past a hundred thousand it says so rather than count on. */
export async function countPeople(ctx: Ctx, filter: PersonFilter): Promise<{ count: number; more: boolean }> {
  const [row] = await ctx.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM ${peopleSql(ctx, filter)} WHERE ${filterSql(ctx, filter)} LIMIT ${MOST_COUNTED + 1}) c`
  const count = row?.count ?? 0
  return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED }
}

/** The people of a filter in the order of the list, for an export. */
export async function allPeople(
  ctx: Ctx,
  input: PersonFilter & { sort?: PersonSort; down: boolean },
  most: number,
) {
  const order = orderOf(input)
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT m.id::text AS id FROM ${peopleSql(ctx, input)} ${order.join(ctx)} WHERE ${filterSql(ctx, input)}
    ORDER BY ${orderSql(order, input.down)} LIMIT ${most}`
  return rows.map((row) => row.id)
}

/** People to choose from, best first; by name where nothing was typed. */
export async function peopleOptions(ctx: Ctx, { q, limit }: Options) {
  const { items } = await listPeople(ctx, { q: q || undefined, limit, down: false })
  return items.map(({ id, name, occupancies }) => ({ id, name, units: occupancies.map(({ unit }) => unit) }))
}

// ---------------------------------------------------------------- filters

function peopleSql(ctx: Ctx, filter: PersonFilter): Sql {
  const hits = filter.q ? sql`JOIN (${hitsSql(ctx, filter.q)}) h ON h.id = m.id` : empty
  return sql`member m ${hits}`
}

function filterSql(ctx: Ctx, filter: PersonFilter): Sql {
  const all = [personRowsSql(ctx), tieSql(ctx, filter)]
  if (filter.status) all.push(sql`m.status = ANY(${filter.status}::text[])`)
  else if (!filter.q) all.push(sql`m.status <> 'left'`)
  if (filter.hasVehicle !== undefined) {
    if (!holds(ctx.actor, 'vehicles:read')) throw notAllowed('vehicles:read')
    const exists = sql`EXISTS (SELECT FROM vehicle v WHERE v.member_id = m.id AND ${vehicleRowsSql(ctx)})`
    all.push(filter.hasVehicle ? exists : sql`NOT ${exists}`)
  }
  if (filter.noContact) {
    if (!readsAllContacts(ctx.actor)) throw notAllowed('people:readContact')
    all.push(sql`m.email IS NULL AND m.phone IS NULL`)
  }
  return join(all, ' AND ')
}

/** One and the same tie must answer all that is asked of ties, and the reader may see it. */
function tieSql(ctx: Ctx, { relation, propertyId, unitId }: PersonFilter): Sql {
  if (!relation && !propertyId && !unitId) return sql`true`
  const of = [sql`o.member_id = m.id`, seenTiesSql(ctx)]
  if (relation) of.push(sql`o.relation::text = ANY(${relation}::text[])`)
  if (unitId) of.push(sql`o.unit_id = ${unitId}::uuid`)
  if (propertyId) of.push(sql`u.property_id = ANY(${propertyId}::uuid[])`)
  return sql`EXISTS (SELECT FROM occupancy o JOIN unit u ON u.estate_id = o.estate_id AND u.id = o.unit_id
    WHERE ${join(of, ' AND ')})`
}

// ---------------------------------------------------------------- orders

type KeyRow = { id: string; sort: (string | number | boolean)[] }

/** `columns` in their order, the id after them; `cursor` reads what `keys` wrote. */
type Order = {
  /** What it sorts by, joined to `member m`. */
  join(ctx: Ctx): Sql
  columns(down: boolean): Sql[]
  keys(down: boolean): Sql[]
  after(cursor: string): Sql[]
}

/** People without a value come last, whichever way the list goes. */
const missing = (value: Sql, down: boolean) => (down ? sql`(${value} IS NOT NULL)` : sql`(${value} IS NULL)`)

/** The first of their units, and since when. Of all people at once: a sorted list has to look at everybody. */
const tiesSql = (ctx: Ctx) => sql`LEFT JOIN (
    SELECT o.member_id, min(u.sort_key) AS unit, min(o.since) AS since FROM occupancy o
    JOIN unit u ON u.estate_id = o.estate_id AND u.id = o.unit_id WHERE ${seenTiesSql(ctx)} GROUP BY o.member_id
  ) tie ON tie.member_id = m.id`

const byTie = (value: Sql): Order => ({
  join: tiesSql,
  columns: (down) => [missing(value, down), sql`coalesce(${value}::text, '')`],
  keys: (down) => [sql`json_build_array(${missing(value, down)}, coalesce(${value}::text, '')) AS sort`],
  after: (cursor) => {
    const [flag, text, id] = fromCursor(cursor, z.tuple([z.boolean(), z.string(), z.uuid()]))
    return [sql`${flag}::boolean`, sql`${text}::text`, sql`${id}::uuid`]
  },
})

/** By how well it matches only where something was searched for. */
function orderOf({ q, sort }: { q?: string | undefined; sort?: PersonSort | undefined }): Order {
  const fallback = q ? 'relevance' : 'name'
  return ORDERS[sort === 'relevance' ? fallback : (sort ?? fallback)]
}

const ORDERS: Record<PersonSort, Order> = {
  name: {
    join: () => empty,
    columns: () => [sql`m.surname`, sql`m.first_name`],
    keys: () => [sql`json_build_array(m.surname, m.first_name) AS sort`],
    after: (cursor) => {
      const [surname, firstName, id] = fromCursor(cursor, z.tuple([z.string(), z.string(), z.uuid()]))
      return [sql`${surname}::text`, sql`${firstName}::text`, sql`${id}::uuid`]
    },
  },
  unit: byTie(sql`tie.unit`),
  since: byTie(sql`tie.since`),
  relevance: {
    join: () => empty,
    columns: () => [sql`-h.rank`],
    keys: () => [sql`json_build_array(-h.rank) AS sort`],
    after: (cursor) => {
      const [rank, id] = fromCursor(cursor, z.tuple([z.number(), z.uuid()]))
      return [sql`${rank}::float8`, sql`${id}::uuid`]
    },
  },
}

function orderSql(order: Order, down: boolean): Sql {
  const way = down ? sql`DESC` : sql`ASC`
  return join([...order.columns(down), sql`m.id`].map((column) => sql`${column} ${way}`))
}

function afterSql(order: Order, { cursor, down }: ListPeople): Sql {
  if (!cursor) return sql`true`
  const columns = join([...order.columns(down), sql`m.id`])
  const values = join(order.after(cursor))
  return down ? sql`(${columns}) < (${values})` : sql`(${columns}) > (${values})`
}
