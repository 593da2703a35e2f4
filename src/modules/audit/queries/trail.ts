import { TZDate } from '@date-fns/tz'
import { addDays } from 'date-fns'
import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import type { Ctx } from '@/server/context'
import { join, sql, type Sql } from '@/server/db/sql'
import { plainly, sentenceOf, trailWords, type TrailWords } from '@/server/trail/words'
import { areasFor, readsAll } from '../policy'
import type { ListTrail, TrailFilter } from '../schemas'
import { recordFinder, type FoundRecord } from './records'

const LINE = {
  id: true,
  name: true,
  entity: true,
  entityId: true,
  actorKind: true,
  actorId: true,
  actorName: true,
  onBehalfName: true,
  payload: true,
  changes: true,
  requestId: true,
  ip: true,
  userAgent: true,
  at: true,
  erasedDigest: true,
} as const satisfies Prisma.EventSelect

export type Row = Prisma.EventGetPayload<{ select: typeof LINE }>

export type TrailLine = {
  id: string
  at: Date
  name: string
  area: string | null
  who: { kind: string; id: string | null; name: string }
  onBehalfOf: string | null
  sentence: string
  record: FoundRecord | null
  ip: string | null
  erased: boolean
}

/** One page of the trail, newest first. */
export async function listTrail(ctx: Ctx, input: ListTrail) {
  const words = await trailWords(ctx.estate.kind)
  const { rows, nextCursor } = await trailRows(ctx, words, input)
  return { items: await linesOf(ctx, words, rows), nextCursor }
}

/** The same as it is stored: for the server alone. */
export async function trailRows(ctx: Ctx, words: TrailWords, input: ListTrail) {
  const names = namesFor(ctx, words, input)
  const ids = names?.length === 0 ? [] : await pageOf(ctx, input, names)
  const found = await ctx.db.event.findMany({
    where: { id: { in: ids.slice(0, input.limit) } },
    select: LINE,
  })
  const rows = found.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
  const last = rows.at(-1)
  const more = ids.length > input.limit && last
  return { rows, nextCursor: more ? `${last.at.toISOString()}_${last.id}` : null }
}

export async function linesOf(ctx: Ctx, words: TrailWords, rows: readonly Row[]): Promise<TrailLine[]> {
  const recordOf = await recordFinder(ctx, rows)
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    name: row.name,
    area: words.areaOf(row.name)?.title ?? null,
    who: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    onBehalfOf: row.onBehalfName,
    sentence: sentenceOf(words, { ...row, erased: row.erasedDigest !== null }, ctx.estate.unitWord),
    record: recordOf(row),
    ip: row.ip,
    erased: row.erasedDigest !== null,
  }))
}

/** Names of the events that the reader may see and the filter asks for; null where that is all of them. */
export function namesFor(
  ctx: Ctx,
  words: TrailWords,
  filter: Pick<TrailFilter, 'area' | 'event'>,
): string[] | null {
  const areas = areasFor(ctx, words).filter(({ name }) => !filter.area || filter.area.includes(name))
  const asked = filter.event
  if (readsAll(ctx) && !filter.area && !asked) return null
  return areas.flatMap(({ events }) => events).filter((event) => !asked || asked.includes(event))
}

const cursorText = z
  .string()
  .regex(/^[\d\-T:.]+Z_[\da-f-]{36}$/)
  .transform((text) => {
    const cut = text.indexOf('_')
    return { at: new Date(text.slice(0, cut)), id: text.slice(cut + 1) }
  })

/** Ids of a page and one more. */
async function pageOf(ctx: Ctx, input: ListTrail, names: string[] | null): Promise<string[]> {
  const cursor = cursorText.safeParse(input.cursor).data
  const { since, until } = timesOf(ctx, input)
  const most = input.limit + 1
  const { entity, id: entityId } = input.record ?? {}
  const rows = input.q
    ? await ctx.db.$queryRaw<{ id: string }[]>`
        SELECT id::text FROM search_trail(${input.q}, ${names}::text[], ${input.person ?? null}::uuid, ${entity ?? null},
          ${entityId ?? null}::uuid, ${input.request ?? null}, ${since}::timestamptz, ${until}::timestamptz, ${cursor?.at ?? null}::timestamptz,
          ${cursor?.id ?? null}::uuid, ${most}::int)`
    : await ctx.db.$queryRaw<{ id: string }[]>(
        pageQuery({ ...input, entity, entityId, names, since, until, cursor, most }),
      )
  return rows.map(({ id }) => id)
}

type Page = Pick<TrailFilter, 'person' | 'request'> & {
  entity?: string
  entityId?: string
  names: string[] | null
  since: Date | null
  until: Date | null
  cursor?: { at: Date; id: string }
  most: number
}

/** Each branch walks one index from the newest on and reads no more than a page, however many events there are. */
function pageQuery(page: Page): Sql {
  const { names, since, until, cursor, most, person, entity, entityId, request } = page
  const always = [sql`true`]
  if (since) always.push(sql`e.at >= ${since}`)
  if (until) always.push(sql`e.at < ${until}`)
  if (cursor) always.push(sql`(e.at, e.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`)
  if (entity) always.push(sql`e.entity = ${entity} AND e.entity_id = ${entityId}::uuid`)
  if (request) always.push(sql`e.request_id = ${request}`)
  const branch = (condition: Sql) =>
    sql`(SELECT e.id, e.at FROM event e WHERE ${join([...always, condition], ' AND ')} ORDER BY e.at DESC, e.id DESC LIMIT ${most})`
  const named = names ? sql`e.name = ANY(${names})` : sql`true`
  const isNarrow = person !== undefined || entity !== undefined || request !== undefined
  const branches = person
    ? [sql`e.actor_id = ${person}::uuid`, sql`e.on_behalf_id = ${person}::uuid`].map(
        (of) => sql`${of} AND ${named}`,
      )
    : names && !isNarrow
      ? names.map((name) => sql`e.name = ${name}`)
      : [named]
  return sql`SELECT found.id::text FROM (${join(branches.map(branch), ' UNION ')}) found ORDER BY found.at DESC, found.id DESC LIMIT ${most}`
}

/** The filter's days as times of the estate. */
function timesOf({ estate }: Ctx, { from, until }: TrailFilter): { since: Date | null; until: Date | null } {
  const start = (day: string) => new TZDate(`${day}T00:00:00`, estate.timeZone)
  return {
    since: from ? new Date(start(from).getTime()) : null,
    until: until ? new Date(addDays(start(until), 1).getTime()) : null,
  }
}

/** What the trail can be filtered by: areas and their events, as far as the reader may see them. */
export async function trailFilters(ctx: Ctx) {
  const areas = areasFor(ctx, await trailWords(ctx.estate.kind))
  return areas.map(({ name, title, events }) => ({
    name,
    title,
    events: events.map((event) => ({ name: event, title: plainly(event) })),
  }))
}

const MOST_PEOPLE = 10

/** People by name, unit or plate, to filter by. */
export async function findPeople(ctx: Ctx, q: string): Promise<{ id: string; name: string }[]> {
  areasFor(ctx, await trailWords(ctx.estate.kind))
  // Who may not read phones and addresses must not find anybody by them.
  const byContact = ctx.actor.scopes('people:readContact').has('estate')
  const hits = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT s.id::text FROM search_members(${q}, ${MOST_PEOPLE}, false) s JOIN member n ON n.id = s.id
    WHERE ${byContact} OR strpos(fold(n.name), fold(${q})) > 0`
  return ctx.db.member.findMany({
    where: { id: { in: hits.map(({ id }) => id) } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })
}

/** What a person is called whom the list's address names; null once there is no such person. */
export async function trailPerson(ctx: Ctx, id: string): Promise<{ name: string } | null> {
  areasFor(ctx, await trailWords(ctx.estate.kind))
  return ctx.db.member.findUnique({ where: ctx.key(id), select: { name: true } })
}
