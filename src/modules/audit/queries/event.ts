import { deviceOf } from '@/lib/device'
import type { Ctx } from '@/server/context'
import { notFound } from '@/server/errors'
import { changesOf, idsIn, trailWords } from '@/server/trail/words'
import { linesOf, namesFor } from './trail'
import { namesOfIds } from './records'

/** One event with all that is kept of it, as far as it may be shown. */
export async function trailEvent(ctx: Ctx, id: string) {
  const words = await trailWords(ctx.estate.kind)
  const names = namesFor(ctx, words, {})
  const row = await ctx.db.event.findFirst({
    where: { id, ...(names && { name: { in: names } }) },
    select: {
      id: true,
      name: true,
      entity: true,
      entityId: true,
      actorKind: true,
      actorId: true,
      actorName: true,
      onBehalfId: true,
      onBehalfName: true,
      payload: true,
      changes: true,
      requestId: true,
      ip: true,
      userAgent: true,
      at: true,
      erasedDigest: true,
    },
  })
  if (!row) throw notFound('event')
  const [line] = await linesOf(ctx, words, [row])
  if (!line) throw notFound('event')
  const nameOf = await namesOfIds(ctx, idsIn(row.changes))
  const { browser, system } = deviceOf(row.userAgent ?? '')
  return {
    ...line,
    onBehalfId: row.onBehalfId,
    changes: changesOf(words.areaOf(row.name), row.changes, {
      unitWord: ctx.estate.unitWord,
      nameOf: (other) => nameOf.get(other),
    }),
    requestId: row.requestId,
    device: [browser, system].filter((part) => part !== null),
    sameRequest: await besides(ctx, row.requestId, names),
    seal: await sealOf(ctx, row),
  }
}

/** How many events the same request wrote, this one included. */
async function besides(ctx: Ctx, requestId: string | null, names: string[] | null): Promise<number> {
  if (!requestId) return 1
  return ctx.db.event.count({ where: { requestId, ...(names && { name: { in: names } }) } })
}

/** The seal that holds an event; null while it waits for one. */
async function sealOf(ctx: Ctx, { id, at }: { id: string; at: Date }) {
  const [seal] = await ctx.db.$queryRaw<{ number: number; sealedAt: Date }[]>`
    SELECT number, sealed_at AS "sealedAt" FROM event_seal
    WHERE first_at <= ${at} AND last_at >= ${at} AND ${id}::uuid = ANY(event_ids) LIMIT 1`
  return seal ?? null
}
