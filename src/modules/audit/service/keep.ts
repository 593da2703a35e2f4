import type { Clock } from '@/server/clock'
import type { EstateInfo } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { invalid } from '@/server/errors'
import { systemActor } from '@/server/make-context'
import { eventRow } from '@/server/trail/event-row'
import { trailErased, trailPruned } from '../events'

const DAY_MS = 24 * 3_600_000
const MOST_AT_ONCE = 1000

const system = (name: string, clock: Clock) => ({
  actor: systemActor(name),
  requestId: '',
  ip: null,
  userAgent: null,
  onBehalfOf: null,
  clock,
})

/**
 * Removes what the trail tells of a person, because the law asks: who they were, what was said and changed. That it was
 * done, to which events and why, stands in the trail, and every seal still holds.
 * @returns how many events were emptied
 */
export async function erasePerson(
  estate: Pick<EstateInfo, 'id'>,
  { personId, reason }: { personId: string; reason: string },
  clock: Clock,
): Promise<number> {
  if (reason.trim().length < 10) throw invalid('audit.no_reason', 'Say why, in at least ten characters.')
  return unsafeAcrossEstates('the law asks for a person to be erased from a trail').$transaction(
    async (db) => {
      await db.$executeRaw`SELECT set_config('app.estate_id', ${estate.id}, true)`
      let erased = 0
      for (;;) {
        const ids = await db.$queryRaw<{ id: string }[]>`
        SELECT e.id::text FROM event e WHERE e.estate_id = ${estate.id}::uuid AND e.erased_digest IS NULL
          AND e.name NOT LIKE 'trail.%'
          AND (e.entity_id = ${personId}::uuid OR e.actor_id = ${personId}::uuid OR e.on_behalf_id = ${personId}::uuid
            OR strpos(e.payload::text, ${personId}) > 0)
        ORDER BY e.id LIMIT ${MOST_AT_ONCE}`
        if (ids.length === 0) return erased
        const eventIds = ids.map(({ id }) => id)
        await db.$queryRaw`SELECT id::text FROM erase_events(${estate.id}::uuid, ${eventIds}::uuid[])`
        await db.event.create({
          data: eventRow(system('audit.erase', clock), trailErased, {
            entityId: estate.id,
            payload: { events: eventIds.length, reason: reason.trim(), eventIds },
          }),
          select: { id: true },
        })
        erased += eventIds.length
      }
    },
  )
}

/**
 * Removes the events that are older than the estate keeps them, seal by seal from the first on; the seals stay, so that
 * the chain still verifies.
 * @returns how many events went
 */
export async function pruneTrail(estateId: string, keepDays: number, clock: Clock): Promise<number> {
  const before = new Date(clock.now().getTime() - keepDays * DAY_MS)
  return unsafeAcrossEstates('events are removed that are older than their estate keeps them').$transaction(
    async (db) => {
      await db.$executeRaw`SELECT set_config('app.estate_id', ${estateId}, true)`
      const [old] = await db.$queryRaw<{ through: number | null }[]>`
        SELECT max(s.number) AS through FROM event_seal s WHERE s.estate_id = ${estateId}::uuid AND s.number <
          coalesce((SELECT min(k.number) FROM event_seal k WHERE k.estate_id = ${estateId}::uuid AND k.last_at >= ${before}), 2147483647)`
      if (!old?.through) return 0
      const [done] = await db.$queryRaw<{ events: number }[]>`
        SELECT prune_events(${estateId}::uuid, ${old.through}::int, ${before}::timestamptz) AS events`
      const events = done?.events ?? 0
      if (events === 0) return 0
      const told = { events, through: old.through, before: before.toISOString() }
      await db.event.create({
        data: eventRow(system('audit.prune', clock), trailPruned, { entityId: estateId, payload: told }),
        select: { id: true },
      })
      return events
    },
    { timeout: 120_000 },
  )
}
