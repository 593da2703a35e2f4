import { z } from 'zod'
import type { OperatorCtx } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { join, sql, type Sql } from '@/server/db/sql'
import { notFound } from '@/server/errors'
import { requireOperator } from '@/server/operator-rights'
import { operatorMay } from '@/server/permissions'
import { actsOn, stageOf, type Stage } from '../notice'
import { noticeAudience, noticeKind, noticeReach, type ListNotices } from '../schemas'
import { reaches } from '../service/reach'

const line = z.object({
  id: z.string(),
  kind: noticeKind,
  state: z.string(),
  title: z.string(),
  body: z.string(),
  startsAt: z.date().nullable(),
  endsAt: z.date().nullable(),
  shownFrom: z.date(),
  shownUntil: z.date(),
  endedAt: z.date().nullable(),
  reach: noticeReach,
  countries: z.array(z.string()),
  planIds: z.array(z.string()),
  estateIds: z.array(z.string()),
  audience: noticeAudience,
  writtenBy: z.string(),
  revision: z.number(),
  updatedAt: z.date(),
})

const COLUMNS = sql`
  n.id::text, n.kind, n.state, n.title, n.body, n.starts_at AS "startsAt", n.ends_at AS "endsAt", n.shown_from AS "shownFrom",
  n.shown_until AS "shownUntil", n.ended_at AS "endedAt", n.reach, n.countries, n.plan_ids::text[] AS "planIds",
  n.estate_ids::text[] AS "estateIds", n.audience, n.written_by AS "writtenBy", n.revision, n.updated_at AS "updatedAt"`

/** One page of the notices, the newest first, and how many match in all. */
export async function listNotices(ctx: OperatorCtx, input: ListNotices) {
  requireOperator(ctx, 'notices:read')
  const now = ctx.request.clock.now()
  const db = unsafeAcrossEstates('an operator lists the notices')
  const matching = filterOf(input, now)
  const [rows, [counted]] = await Promise.all([
    db.$queryRaw<unknown[]>`SELECT ${COLUMNS} FROM notice n WHERE ${matching}
      AND (${input.cursor ?? null}::uuid IS NULL OR n.id < ${input.cursor ?? null}::uuid) ORDER BY n.id DESC LIMIT ${input.limit + 1}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM notice n WHERE ${matching}`,
  ])
  const items = z
    .array(line)
    .parse(rows.slice(0, input.limit))
    .map((notice) => ({ ...notice, stage: stageOf(notice, now) }))
  return {
    items,
    total: counted?.total ?? 0,
    nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null,
  }
}

function filterOf({ q, stage, kind }: ListNotices, now: Date): Sql {
  const conditions = [sql`true`]
  if (q) conditions.push(sql`strpos(fold(n.title || ' ' || n.body || ' ' || n.written_by), fold(${q})) > 0`)
  if (kind?.length) conditions.push(sql`n.kind = ANY(${kind})`)
  if (stage?.length)
    conditions.push(
      sql`(${join(
        stage.map((one) => standsAt(one, now)),
        ' OR ',
      )})`,
    )
  return join(conditions, ' AND ')
}

/** The same as `stageOf`. */
function standsAt(stage: Stage, now: Date): Sql {
  if (stage === 'draft') return sql`n.state = 'draft'`
  if (stage === 'over') return sql`n.state = 'ended' OR n.state = 'published' AND n.shown_until <= ${now}`
  const shown = sql`n.state = 'published' AND n.shown_until > ${now}`
  return stage === 'planned'
    ? sql`${shown} AND n.shown_from > ${now}`
    : sql`${shown} AND n.shown_from <= ${now}`
}

const ZONES_SHOWN = 6

/** One notice with whom it reaches, in which zones they live, and what can be done with it. */
export async function noticeRecord(ctx: OperatorCtx, id: string) {
  requireOperator(ctx, 'notices:read')
  const db = unsafeAcrossEstates('an operator opens a notice')
  const rows = await db.$queryRaw<unknown[]>`SELECT ${COLUMNS} FROM notice n WHERE n.id = ${id}::uuid`
  const notice = z.array(line).parse(rows)[0]
  if (!notice) throw notFound('notice')
  const [zones, plans, estates] = await Promise.all([
    db.$queryRaw<{ timeZone: string; locale: string; estates: number }[]>`
      SELECT e.time_zone AS "timeZone", min(e.locale) AS locale, count(*)::int AS estates FROM estate e
      WHERE e.status <> 'closed' AND ${reaches(notice)} GROUP BY 1 ORDER BY 3 DESC, 1`,
    db.plan.findMany({
      where: { id: { in: notice.planIds } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
    db.estate.findMany({
      where: { id: { in: notice.estateIds } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
  ])
  const stage = stageOf(notice, ctx.request.clock.now())
  return {
    ...notice,
    stage,
    acts: actsOn(stage),
    mayWrite: operatorMay(ctx.operator.role, 'notices:write'),
    reached: zones.reduce((sum, zone) => sum + zone.estates, 0),
    zones: zones.slice(0, ZONES_SHOWN),
    plans,
    estates,
  }
}

/** What a notice can be narrowed to: plans, and the countries that have estates. */
export async function noticeChoices(ctx: OperatorCtx) {
  requireOperator(ctx, 'notices:read')
  const db = unsafeAcrossEstates('an operator chooses whom a notice reaches')
  const [plans, countries] = await Promise.all([
    db.plan.findMany({ orderBy: [{ active: 'desc' }, { name: 'asc' }], select: { id: true, name: true } }),
    db.estate.findMany({ distinct: ['country'], orderBy: { country: 'asc' }, select: { country: true } }),
  ])
  return { plans, countries: countries.map(({ country }) => country) }
}

const MOST_FOUND = 12

/** Estates by name or address, to choose by hand. */
export async function findEstates(ctx: OperatorCtx, q: string) {
  requireOperator(ctx, 'notices:read')
  return unsafeAcrossEstates('an operator chooses whom a notice reaches').$queryRaw<
    { id: string; name: string; slug: string }[]
  >`SELECT e.id::text, e.name, e.slug FROM estate e
    WHERE e.status <> 'closed' AND strpos(fold(concat_ws(' ', e.name, e.slug, e.city)), fold(${q})) > 0
    ORDER BY lower(e.name), e.id LIMIT ${MOST_FOUND}`
}
