import { createTranslator } from 'next-intl'
import { z } from 'zod'
import { maskText } from '@/lib/mask'
import { PLATFORM_EVENTS, writePlatformEvent } from '@/server/audit'
import type { OperatorCtx } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { sql, join, type Sql } from '@/server/db/sql'
import { verifyTrail, type Verdict } from '@/server/trail/verify'
import { requireOperator } from '@/server/operator-rights'
import { statusChange } from '../estate'
import platform from '../messages/en.json'
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
  requestId: z.string().nullable(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
})
type Stored = z.infer<typeof stored>

export const EVENT_COLUMNS = sql`
  p.id, p.name, p.subject_type AS "subjectType", p.subject_id AS "subjectId", coalesce(e.name, a.name, s.name, p.details->>'task', p.details->>'name') AS subject,
  p.operator_id AS "operatorId", o.name AS operator, p.reason, p.details, p.at,
  p.request_id AS "requestId", p.ip, p.user_agent AS "userAgent"
  FROM platform_event p
  LEFT JOIN operator o ON o.id = p.operator_id
  LEFT JOIN estate e ON p.subject_type = 'estate' AND e.id = p.subject_id
  LEFT JOIN operator s ON p.subject_type = 'operator' AND s.id = p.subject_id
  LEFT JOIN account a ON p.subject_type = 'account' AND a.id = p.subject_id`

export const eventOf = (row: unknown): Stored => stored.parse(row)

const value = z.union([z.string(), z.number(), z.boolean(), z.null()])
const edited = z.object({ changes: z.record(z.string(), z.tuple([value, value])) })

function eventLine(row: unknown) {
  const { details, requestId, ip, userAgent, reason, ...event } = eventOf(row)
  const change = statusChange.safeParse(details)
  const changes = Object.entries(edited.safeParse(details).data?.changes ?? {})
  return {
    ...event,
    reason: maskText(reason),
    change: change.success ? change.data : null,
    /** What was changed by hand, from what to what. */
    changes: changes.map(([field, [before, after]]) => ({ field, before, after })),
  }
}

const said = createTranslator({ locale: 'en', messages: { platform }, namespace: 'platform.event' })

/** What the console calls an act: "suspended the estate". */
export function wordsOfAct(name: string): string {
  const known = PLATFORM_EVENTS.find((event) => event === name)
  return known ? said(actKey(known)) : name
}

type Key<Name extends string> = Name extends `${infer Noun}.${infer Verb}` ? `${Noun}_${Verb}` : never

function actKey<Name extends (typeof PLATFORM_EVENTS)[number]>(name: Name): Key<Name>
function actKey(name: string): string {
  return name.replace('.', '_')
}

/** One page of the trail, newest first. */
export async function listPlatformEvents(ctx: OperatorCtx, input: ListPlatformEvents) {
  const { items, nextCursor } = await platformEventRows(ctx, input)
  return { items: items.map(eventLine), nextCursor }
}

/** The same with all that is kept of each: for the server alone. */
export async function platformEventRows(ctx: OperatorCtx, input: ListPlatformEvents) {
  requireOperator(ctx, 'estates:read')
  const rows = await unsafeAcrossEstates('an operator reads the trail').$queryRaw<unknown[]>`
    SELECT ${EVENT_COLUMNS} WHERE ${join(filterOf(input), ' AND ')} ORDER BY p.id DESC LIMIT ${input.limit + 1}`
  const items = rows.slice(0, input.limit).map(eventOf)
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null }
}

function filterOf(input: ListPlatformEvents): Sql[] {
  const conditions = [sql`true`]
  const { operator, subject, act, about, from, until, q } = input
  if (q) conditions.push(holdsWords(q))
  if (operator?.length) conditions.push(sql`p.operator_id = ANY(${operator}::uuid[])`)
  if (input.byOperators) conditions.push(sql`p.operator_id IS NOT NULL`)
  if (subject?.length) conditions.push(sql`p.subject_type = ANY(${subject})`)
  if (input.subjectId) conditions.push(sql`p.subject_id = ${input.subjectId}::uuid`)
  if (act?.length) conditions.push(sql`p.name = ANY(${act})`)
  if (about)
    conditions.push(
      sql`(p.subject_type = 'estate' AND p.subject_id = ${about}::uuid OR p.details->>'estateId' = ${about})`,
    )
  if (input.request) conditions.push(sql`p.request_id = ${input.request}`)
  if (from) conditions.push(sql`p.at >= ${from}::date::timestamp AT TIME ZONE 'UTC'`)
  if (until) conditions.push(sql`p.at < (${until}::date + 1)::timestamp AT TIME ZONE 'UTC'`)
  if (input.cursor) conditions.push(sql`p.id < ${input.cursor}::uuid`)
  return conditions
}

/** Every word typed is somewhere in the line as it is read: who, what, about what, why, and what else was kept. */
function holdsWords(q: string): Sql {
  const words = q.split(/\s+/).filter(Boolean)
  const each = words.map((word) => {
    const acts = PLATFORM_EVENTS.filter((name) => wordsOfAct(name).toLowerCase().includes(word.toLowerCase()))
    return sql`(p.name = ANY(${acts}) OR strpos(fold(concat_ws(' ', o.name, e.name, e.slug, s.name, a.name, p.reason, p.details::text)), fold(${word})) > 0)`
  })
  return join(each, ' AND ')
}

const MOST_SHOWN = 50

/** What operators did to one estate, newest first. */
export async function eventsOfEstate(id: string) {
  const rows = await unsafeAcrossEstates('an operator opens an estate').$queryRaw<unknown[]>`
    SELECT ${EVENT_COLUMNS} WHERE p.subject_type = 'estate' AND p.subject_id = ${id}::uuid
    ORDER BY p.id DESC LIMIT ${MOST_SHOWN}`
  return rows.map(eventLine)
}

/** Whom and what the trail can be filtered by. */
export async function trailFilters(ctx: OperatorCtx) {
  requireOperator(ctx, 'estates:read')
  const db = unsafeAcrossEstates('an operator reads the trail')
  const [operators, kinds] = await Promise.all([
    db.operator.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true } }),
    db.platformEvent.groupBy({
      by: ['subjectType', 'name'],
      orderBy: [{ subjectType: 'asc' }, { name: 'asc' }],
    }),
  ])
  return {
    operators,
    subjects: [...new Set(kinds.map(({ subjectType }) => subjectType))],
    acts: [...new Set(kinds.map(({ name }) => name))],
  }
}

const NO_EXCUSES = { prunedThrough: 0, prunedBefore: null, erased: new Set<string>() }

/**
 * Reads the whole of the platform's trail against its seals; nothing of it is ever removed or emptied. That it was done,
 * and what came out, stands in the trail itself.
 */
export async function verifyPlatformTrail(ctx: OperatorCtx): Promise<Verdict> {
  requireOperator(ctx, 'estates:read')
  const across = unsafeAcrossEstates('an operator checks the platform’s trail')
  const verdict = await across.$transaction((db) => verifyTrail(db, 'platform', NO_EXCUSES), {
    isolationLevel: 'RepeatableRead',
    timeout: 60_000,
  })
  const { broken, outside, seals, newest } = verdict
  await writePlatformEvent(across, ctx, {
    name: 'trail.verified',
    subjectType: 'trail',
    subjectId: null,
    reason: '',
    details: {
      holds: broken === null && outside === 0,
      seals,
      newest: newest?.hash ?? null,
      broken: broken?.number ?? null,
    },
  })
  return verdict
}
