import { z } from 'zod'
import { formatPhone } from '@/lib/phone'
import type { OperatorCtx } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { sql, join, empty, type Sql } from '@/server/db/sql'
import { notFound } from '@/server/errors'
import { declaredFeatures, featuresOf } from '@/server/features'
import { operatorMay } from '@/server/permissions'
import { requireOperator } from '@/server/operator-rights'
import { mayReopen, maySuspend } from '../estate'
import { ENDING_DAYS, estateStatus, type ListEstates } from '../schemas'
import { LAST_COUNT, MEMBERS, PLAN, revenue, STORAGE, UNITS } from './estate-sql'
import { estateHref } from './site'
import { eventsOfEstate } from './events'

const line = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  city: z.string().nullable(),
  country: z.string(),
  status: estateStatus,
  plan: z.string().nullable(),
  trialEndsAt: z.date().nullable(),
  createdAt: z.date(),
  members: z.number(),
  units: z.number(),
  openTickets: z.number(),
  storage: z.bigint(),
  messages: z.number(),
  lastActivityAt: z.date().nullable(),
  /** For a month, in minor units. */
  revenue: z.bigint().nullable(),
  revenueCurrency: z.string().nullable(),
})

const COLUMNS = sql`e.id, e.slug, e.name, e.city, e.country, e.status::text, e.created_at AS "createdAt",
  e.trial_ends_at AS "trialEndsAt", p.name AS plan,
  (SELECT count(*)::int FROM ticket t WHERE t.estate_id = e.id
    AND t.status IN ('submitted', 'acknowledged', 'assigned', 'in_progress', 'waiting')) AS "openTickets",
  r.amount::bigint AS revenue, r.currency AS "revenueCurrency"`

const ACTIVITY = sql`(SELECT v.at FROM event v WHERE v.estate_id = e.id ORDER BY v.id DESC LIMIT 1)`

const messages = (now: Date) => sql`coalesce((SELECT c.count FROM message_count c WHERE c.estate_id = e.id
  AND c.month = date_trunc('month', ${now}::timestamptz AT TIME ZONE e.time_zone)::date), 0)`

/**
 * One page of the estates, with their figures and how many match in all: a single query, however long the page. Members,
 * units and storage are those of the last count, by which it can sort; of an estate that is newer, of now.
 */
export async function listEstates(ctx: OperatorCtx, input: ListEstates) {
  requireOperator(ctx, 'estates:read')
  const now = ctx.request.clock.now()
  const { key, joins } = sortOf(input.sort?.by ?? 'name', now)
  const [by, beyond] = input.sort?.down ? [sql`sort_key DESC, id DESC`, sql`<`] : [sql`sort_key, id`, sql`>`]
  const after = input.cursor
    ? sql`WHERE (sort_key, id) ${beyond} (SELECT ${key}, e.id FROM estate e ${joins} WHERE e.id = ${input.cursor}::uuid)`
    : empty
  const rows = await unsafeAcrossEstates('an operator lists the estates').$queryRaw<unknown[]>`
    WITH matching AS (SELECT e.id, ${key} AS sort_key FROM estate e ${joins} WHERE ${filterOf(input, now)}),
      page AS (SELECT id, sort_key FROM matching ${after} ORDER BY ${by} LIMIT ${input.limit + 1})
    SELECT ${COLUMNS}, ${MEMBERS} AS members, ${UNITS} AS units, ${STORAGE} AS storage, ${messages(now)} AS messages,
      ${ACTIVITY} AS "lastActivityAt", (SELECT count(*)::int FROM matching) AS total
    FROM page JOIN estate e USING (id) ${PLAN} ${LAST_COUNT} ${revenue(now)} ORDER BY ${by}`
  const lines = z.array(line.extend({ total: z.number() })).parse(rows)
  const items = lines.slice(0, input.limit).map(({ total, ...estate }) => estate)
  return {
    items,
    total: lines[0]?.total ?? 0,
    nextCursor: lines.length > input.limit ? (items.at(-1)?.id ?? null) : null,
  }
}

type SortBy = NonNullable<ListEstates['sort']>['by']

/** What the list is sorted by, never null, and what it takes to know it. */
function sortOf(by: SortBy, now: Date): { key: Sql; joins: Sql } {
  switch (by) {
    case 'name':
      return { key: sql`lower(e.name)`, joins: empty }
    case 'created':
      return { key: sql`e.created_at`, joins: empty }
    case 'members':
      return { key: MEMBERS, joins: LAST_COUNT }
    case 'units':
      return { key: UNITS, joins: LAST_COUNT }
    case 'storage':
      return { key: STORAGE, joins: LAST_COUNT }
    case 'messages':
      return { key: messages(now), joins: empty }
    case 'activity':
      return { key: sql`coalesce(${ACTIVITY}, '-infinity')`, joins: empty }
    // Sums of different currencies stand apart; within each by how large they are.
    case 'revenue':
      return {
        key: sql`coalesce(r.currency || lpad(r.amount::text, 20, '0'), '')`,
        joins: sql`${LAST_COUNT} ${revenue(now)}`,
      }
  }
}

function filterOf({ q, ...input }: ListEstates, now: Date): Sql {
  const { status, country, plan, currency, founded, ending, feature } = input
  const conditions = [sql`true`]
  if (q) conditions.push(sql`strpos(fold(concat_ws(' ', e.name, e.slug, e.city)), fold(${q})) > 0`)
  if (status?.length) conditions.push(sql`e.status::text = ANY(${status})`)
  if (country?.length) conditions.push(sql`e.country = ANY(${country})`)
  if (plan?.length)
    conditions.push(sql`EXISTS (SELECT FROM (SELECT 1) one ${PLAN} WHERE p.id = ANY(${plan}::uuid[]))`)
  if (currency?.length)
    conditions.push(
      sql`EXISTS (SELECT FROM (SELECT 1) one ${LAST_COUNT} ${revenue(now)} WHERE r.currency = ANY(${currency}))`,
    )
  if (founded?.length)
    conditions.push(sql`to_char(e.created_at AT TIME ZONE 'UTC', 'YYYY-MM') = ANY(${founded})`)
  if (ending) conditions.push(endingSoon(now))
  if (feature?.length) conditions.push(sql`e.features && ${feature}::text[]`)
  return join(conditions, ' AND ')
}

/** Trials of estates `e` that end within the next days. */
export function endingSoon(now: Date): Sql {
  return sql`(e.status = 'trial' AND e.trial_ends_at > ${now}
    AND e.trial_ends_at <= ${now}::timestamptz + make_interval(days => ${ENDING_DAYS}))`
}

/** What the list of estates can be filtered by, beside their states. */
export async function estateFilters(ctx: OperatorCtx) {
  requireOperator(ctx, 'estates:read')
  const db = unsafeAcrossEstates('an operator filters the estates')
  const [countries, currencies, plans] = await Promise.all([
    db.$queryRaw<{ country: string }[]>`SELECT DISTINCT country FROM estate ORDER BY country`,
    db.$queryRaw<{ currency: string }[]>`SELECT DISTINCT currency::text FROM plan_price ORDER BY 1`,
    db.plan.findMany({ orderBy: [{ position: 'asc' }, { name: 'asc' }], select: { id: true, name: true } }),
  ])
  return {
    countries: countries.map(({ country }) => country),
    currencies: currencies.map(({ currency }) => currency),
    plans,
    mayCreate: operatorMay(ctx.operator.role, 'estates:create'),
    features: declaredFeatures().map(({ module, name, usual }) => ({ module, name, usual })),
  }
}

const record = line.extend({
  kind: z.string(),
  address: z.string().nullable(),
  state: z.string().nullable(),
  locale: z.string(),
  diallingCode: z.string(),
  features: z.array(z.string()),
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
  const now = ctx.request.clock.now()
  const [row] = await unsafeAcrossEstates('an operator opens an estate').$queryRaw<unknown[]>`
    SELECT ${COLUMNS}, e.kind::text, e.address, e.state, e.time_zone AS "timeZone", e.currency, e.locale,
      e.dialling_code AS "diallingCode", e.unit_word AS "unitWord", e.contact_name AS "contactName",
      e.contact_email AS "contactEmail", e.contact_phone AS "contactPhone", e.suspended_reason AS "suspendedReason",
      e.features, (SELECT count(*)::int FROM member m WHERE m.estate_id = e.id AND m.status <> 'left') AS members,
      (SELECT count(*)::int FROM unit u WHERE u.estate_id = e.id) AS units,
      (SELECT coalesce(sum(o.size), 0)::bigint FROM file o WHERE o.estate_id = e.id) AS storage,
      ${messages(now)} AS messages, ${ACTIVITY} AS "lastActivityAt"
    FROM estate e ${PLAN} ${LAST_COUNT} ${revenue(now)} WHERE e.id = ${id}::uuid`
  if (!row) throw notFound('estate')
  const { features, ...estate } = record.parse(row)
  return {
    ...estate,
    features: featuresOf({ features }),
    spokenPhone: estate.contactPhone && formatPhone(estate.contactPhone, ABROAD),
    href: estateHref(estate.slug),
    history: await eventsOfEstate(estate.id),
    maySuspend: maySuspend(estate.status),
    mayReopen: mayReopen(estate.status),
    holdsSuspend: operatorMay(ctx.operator.role, 'estates:suspend'),
    holdsEdit: operatorMay(ctx.operator.role, 'estates:edit'),
    holdsFeatures: operatorMay(ctx.operator.role, 'estates:features'),
  }
}
