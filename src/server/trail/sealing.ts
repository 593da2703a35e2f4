import type { Clock } from '../clock'
import { config } from '../config'
import { unsafeAcrossEstates } from '../db/client'
import { sql, type Sql } from '../db/sql'
import { log } from '../log'
import { NOTHING, sealHash, sealKey, signSeal } from './seal'

/** Events in one seal at the most. */
const BATCH = 1000

/** A trail: an estate's, or the platform's own. */
export type Trail = { estateId: string } | 'platform'

export function trailName(trail: Trail): string {
  return trail === 'platform' ? trail : `estate:${trail.estateId}`
}

/** Where a trail's rows stand. */
function placeOf(trail: Trail) {
  if (trail === 'platform')
    return {
      take: sql`DELETE FROM platform_event_unsealed WHERE event_id IN
        (SELECT event_id FROM platform_event_unsealed ORDER BY event_id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING event_id AS id`,
      events: sql`platform_event`,
      digest: sql`platform_event_digest(e)`,
      ofTrail: sql`true`,
      seals: sql`platform_seal`,
      columns: sql``,
      values: sql``,
    }
  const { estateId } = trail
  return {
    take: sql`DELETE FROM event_unsealed WHERE estate_id = ${estateId}::uuid AND event_id IN
      (SELECT event_id FROM event_unsealed WHERE estate_id = ${estateId}::uuid ORDER BY event_id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING event_id AS id`,
    events: sql`event`,
    digest: sql`event_digest(e)`,
    ofTrail: sql`e.estate_id = ${estateId}::uuid`,
    seals: sql`event_seal`,
    columns: sql`estate_id,`,
    values: sql`${estateId}::uuid,`,
  }
}

type Taken = { ids: string[]; root: string; firstAt: Date; lastAt: Date }

/**
 * Seals what of a trail no seal holds yet, batch by batch. One transaction a seal, under a lock of the trail: of two
 * workers at once one seals and the other finds nothing to do.
 * @returns how many events were sealed
 */
export async function sealTrail(trail: Trail, clock: Clock): Promise<number> {
  let sealed = 0
  for (;;) {
    const batch = await sealBatch(trail, clock)
    sealed += batch
    if (batch < BATCH) return sealed
  }
}

function sealBatch(trail: Trail, clock: Clock): Promise<number> {
  const place = placeOf(trail)
  const name = trailName(trail)
  return unsafeAcrossEstates('events are sealed').$transaction(async (db) => {
    const [lock] = await db.$queryRaw<{ held: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtext('trail.seal'), hashtext(${name})) AS held`
    if (!lock?.held) return 0
    const [taken] = await db.$queryRaw<Taken[]>`
      WITH taken AS (${place.take})
      SELECT array_agg(e.id::text ORDER BY e.id) AS ids, min(e.at) AS "firstAt", max(e.at) AS "lastAt",
        encode(sha256(string_agg(${place.digest}, ''::bytea ORDER BY e.id)), 'hex') AS root
      FROM ${place.events} e JOIN taken ON taken.id = e.id WHERE ${place.ofTrail} HAVING count(*) > 0`
    if (!taken) return 0
    const last = await lastSeal(db, trail)
    const facts = { ...taken, eventIds: taken.ids, number: (last?.number ?? 0) + 1, sealedAt: clock.now() }
    const hash = sealHash(name, last?.hash ?? NOTHING, facts)
    const key = sealKey(config().authSecret)
    await db.$executeRaw`
      INSERT INTO ${place.seals} (${place.columns} number, event_ids, first_at, last_at, root, hash, key_id, signature, sealed_at)
      VALUES (${place.values} ${facts.number}, ${facts.eventIds}::uuid[], ${facts.firstAt}, ${facts.lastAt}, ${facts.root}, ${hash},
        ${key.id}, ${signSeal(key, hash)}, ${facts.sealedAt})`
    // A log that is kept elsewhere says what the newest seal was: from it a trail that was cut short can be told.
    log().info({ trail: name, seal: facts.number, hash }, 'sealed')
    return taken.ids.length
  })
}

type RawDb = { $queryRaw<T>(query: Sql): Promise<T> }

async function lastSeal(db: RawDb, trail: Trail): Promise<{ number: number; hash: string } | undefined> {
  const { seals, ofTrail } = placeOf(trail)
  const rows = await db.$queryRaw<{ number: number; hash: string }[]>(
    sql`SELECT number, hash FROM ${seals} e WHERE ${ofTrail} ORDER BY number DESC LIMIT 1`,
  )
  return rows[0]
}

/** Estates with events that no seal holds. */
export async function estatesToSeal(): Promise<string[]> {
  const rows = await unsafeAcrossEstates('events are sealed').$queryRaw<{ id: string }[]>`
    SELECT e.id::text FROM estate e WHERE EXISTS (SELECT FROM event_unsealed u WHERE u.estate_id = e.id)`
  return rows.map(({ id }) => id)
}
