import { z } from 'zod'
import { formatPhone } from '@/lib/phone'
import type { OperatorCtx } from '@/server/audit'
import { unsafeAcrossEstates } from '@/server/db/client'
import { sql, join, empty, type Sql } from '@/server/db/sql'
import { notFound } from '@/server/errors'
import { operatorMay } from '@/server/permissions'
import { mayReopen, maySuspend } from '../estate'
import { requireOperator } from '../policy'
import { estateStatus, type EstateStatus, type ListEstates } from '../schemas'
import { estateHref } from './site'
import { eventsOfEstate } from './events'

const line = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  city: z.string().nullable(),
  country: z.string(),
  status: estateStatus,
  createdAt: z.date(),
  members: z.number(),
  units: z.number(),
  openTickets: z.number(),
  lastActivityAt: z.date().nullable(),
})

/** What is counted of an estate: for the rows of one page only, each by an index of the estate's own. */
const FIGURES = sql`
  (SELECT count(*)::int FROM member m WHERE m.estate_id = e.id AND m.status <> 'left') AS members,
  (SELECT count(*)::int FROM unit u WHERE u.estate_id = e.id) AS units,
  (SELECT count(*)::int FROM ticket t WHERE t.estate_id = e.id
    AND t.status IN ('submitted', 'acknowledged', 'assigned', 'in_progress', 'waiting')) AS "openTickets",
  (SELECT v.at FROM event v WHERE v.estate_id = e.id ORDER BY v.id DESC LIMIT 1) AS "lastActivityAt"`

/** One page of the estates, with their figures and how many match in all: a single query, however long the page. */
export async function listEstates(ctx: OperatorCtx, input: ListEstates) {
  requireOperator(ctx, 'estates:read')
  const order = orderOf(input.sort)
  const after = input.cursor
    ? sql`WHERE (${order.key}, e.id) ${order.beyond} (SELECT ${order.key}, e.id FROM estate e WHERE e.id = ${input.cursor}::uuid)`
    : empty
  const rows = await unsafeAcrossEstates('an operator lists the estates').$queryRaw<unknown[]>`
    WITH matching AS (SELECT e.* FROM estate e WHERE ${filterOf(input)}),
      page AS (SELECT e.* FROM matching e ${after} ORDER BY ${order.by} LIMIT ${input.limit + 1})
    SELECT e.id, e.slug, e.name, e.city, e.country, e.status::text, e.created_at AS "createdAt", ${FIGURES},
      (SELECT count(*)::int FROM matching) AS total
    FROM page e ORDER BY ${order.by}`
  const lines = z.array(line.extend({ total: z.number() })).parse(rows)
  const items = lines.slice(0, input.limit).map(({ total, ...estate }) => estate)
  return {
    items,
    total: lines[0]?.total ?? 0,
    nextCursor: lines.length > input.limit ? (items.at(-1)?.id ?? null) : null,
  }
}

function orderOf(sort: ListEstates['sort']) {
  const key = sort?.by === 'created' ? sql`e.created_at` : sql`lower(e.name)`
  return sort?.down
    ? { key, by: sql`${key} DESC, e.id DESC`, beyond: sql`<` }
    : { key, by: sql`${key}, e.id`, beyond: sql`>` }
}

function filterOf({ q, status, country }: ListEstates): Sql {
  const conditions = [sql`true`]
  if (q) conditions.push(sql`strpos(fold(concat_ws(' ', e.name, e.slug, e.city)), fold(${q})) > 0`)
  if (status?.length) conditions.push(sql`e.status::text = ANY(${status})`)
  if (country?.length) conditions.push(sql`e.country = ANY(${country})`)
  return join(conditions, ' AND ')
}

/** How many estates there are in each state, and the countries that have any. */
export async function estatesAtAGlance(ctx: OperatorCtx) {
  requireOperator(ctx, 'estates:read')
  const groups = await unsafeAcrossEstates('an operator counts the estates').estate.groupBy({
    by: ['status', 'country'],
    _count: true,
  })
  const countOf = (status: EstateStatus) =>
    groups.filter((group) => group.status === status).reduce((sum, group) => sum + group._count, 0)
  return {
    byStatus: estateStatus.options.map((status) => ({ status, count: countOf(status) })),
    countries: [...new Set(groups.map((group) => group.country))].toSorted(),
  }
}

const record = line.extend({
  kind: z.string(),
  address: z.string().nullable(),
  timeZone: z.string(),
  currency: z.string(),
  unitWord: z.string(),
  contactName: z.string().nullable(),
  contactEmail: z.string().nullable(),
  contactPhone: z.string().nullable(),
  suspendedReason: z.string().nullable(),
})

/** No country: operators read numbers in their international form. */
const ABROAD = ''

/** One estate as operators see it: facts, figures, its own history on the platform, and what can be done. */
export async function estateRecord(ctx: OperatorCtx, id: string) {
  requireOperator(ctx, 'estates:read')
  const [row] = await unsafeAcrossEstates('an operator opens an estate').$queryRaw<unknown[]>`
    SELECT e.id, e.slug, e.name, e.city, e.country, e.status::text, e.created_at AS "createdAt", e.kind::text, e.address,
      e.time_zone AS "timeZone", e.currency, e.unit_word AS "unitWord", e.contact_name AS "contactName",
      e.contact_email AS "contactEmail", e.contact_phone AS "contactPhone", e.suspended_reason AS "suspendedReason",
      ${FIGURES}
    FROM estate e WHERE e.id = ${id}::uuid`
  if (!row) throw notFound('estate')
  const estate = record.parse(row)
  return {
    ...estate,
    spokenPhone: estate.contactPhone && formatPhone(estate.contactPhone, ABROAD),
    href: estateHref(estate.slug),
    history: await eventsOfEstate(estate.id),
    maySuspend: maySuspend(estate.status),
    mayReopen: mayReopen(estate.status),
    holdsSuspend: operatorMay(ctx.operator.role, 'estates:suspend'),
  }
}
