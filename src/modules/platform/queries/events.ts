import { z } from 'zod'
import type { OperatorCtx } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { sql, join } from '@/server/db/sql'
import { verifyTrail, type Verdict } from '@/server/trail/verify'
import { requireOperator } from '@/server/operator-rights'
import { statusChange } from '../estate'
import type { ListPlatformEvents } from '../schemas'

const stored = z.object({
  id: z.string(),
  name: z.string(),
  subjectType: z.string(),
  subjectId: z.string().nullable(),
  /** The name of the estate, the account's holder or the job. */
  subject: z.string().nullable(),
  operatorId: z.string().nullable(),
  operator: z.string().nullable(),
  reason: z.string(),
  details: z.unknown(),
  at: z.date(),
})

const COLUMNS = sql`
  p.id, p.name, p.subject_type AS "subjectType", p.subject_id AS "subjectId", coalesce(e.name, a.name, s.name, p.details->>'task', p.details->>'name') AS subject,
  p.operator_id AS "operatorId", o.name AS operator, p.reason, p.details, p.at
  FROM platform_event p
  LEFT JOIN operator o ON o.id = p.operator_id
  LEFT JOIN estate e ON p.subject_type = 'estate' AND e.id = p.subject_id
  LEFT JOIN operator s ON p.subject_type = 'operator' AND s.id = p.subject_id
  LEFT JOIN account a ON p.subject_type = 'account' AND a.id = p.subject_id`

const value = z.union([z.string(), z.number(), z.boolean(), z.null()])
const edited = z.object({ changes: z.record(z.string(), z.tuple([value, value])) })

function eventLine(row: unknown) {
  const { details, ...event } = stored.parse(row)
  const change = statusChange.safeParse(details)
  const changes = Object.entries(edited.safeParse(details).data?.changes ?? {})
  return {
    ...event,
    change: change.success ? change.data : null,
    /** What was changed by hand, from what to what. */
    changes: changes.map(([field, [before, after]]) => ({ field, before, after })),
  }
}

/** One page of the trail, newest first. */
export async function listPlatformEvents(ctx: OperatorCtx, input: ListPlatformEvents) {
  requireOperator(ctx, 'estates:read')
  const conditions = [sql`true`]
  if (input.operator?.length) conditions.push(sql`p.operator_id = ANY(${input.operator}::uuid[])`)
  if (input.byOperators) conditions.push(sql`p.operator_id IS NOT NULL`)
  if (input.subject?.length) conditions.push(sql`p.subject_type = ANY(${input.subject})`)
  if (input.subjectId) conditions.push(sql`p.subject_id = ${input.subjectId}::uuid`)
  if (input.cursor) conditions.push(sql`p.id < ${input.cursor}::uuid`)
  const rows = await unsafeAcrossEstates('an operator reads the trail').$queryRaw<unknown[]>`
    SELECT ${COLUMNS} WHERE ${join(conditions, ' AND ')} ORDER BY p.id DESC LIMIT ${input.limit + 1}`
  const items = rows.slice(0, input.limit).map(eventLine)
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null }
}

const MOST_SHOWN = 50

/** What operators did to one estate, newest first. */
export async function eventsOfEstate(id: string) {
  const rows = await unsafeAcrossEstates('an operator opens an estate').$queryRaw<unknown[]>`
    SELECT ${COLUMNS} WHERE p.subject_type = 'estate' AND p.subject_id = ${id}::uuid
    ORDER BY p.id DESC LIMIT ${MOST_SHOWN}`
  return rows.map(eventLine)
}

/** Whom and what the trail can be filtered by. */
export async function trailFilters(ctx: OperatorCtx) {
  requireOperator(ctx, 'estates:read')
  const db = unsafeAcrossEstates('an operator reads the trail')
  const [operators, subjects] = await Promise.all([
    db.operator.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true } }),
    db.platformEvent.groupBy({ by: ['subjectType'], orderBy: { subjectType: 'asc' } }),
  ])
  return { operators, subjects: subjects.map(({ subjectType }) => subjectType) }
}

const NO_EXCUSES = { prunedThrough: 0, prunedBefore: null, erased: new Set<string>() }

/** Reads the whole of the platform's trail against its seals; nothing of it is ever removed or emptied. */
export async function verifyPlatformTrail(ctx: Pick<OperatorCtx, 'operator'>): Promise<Verdict> {
  requireOperator(ctx, 'estates:read')
  return unsafeAcrossEstates('an operator checks the platform’s trail').$transaction(
    (db) => verifyTrail(db, 'platform', NO_EXCUSES),
    { isolationLevel: 'RepeatableRead', timeout: 60_000 },
  )
}
