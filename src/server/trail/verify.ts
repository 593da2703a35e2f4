import { config } from '../config'
import { sql, type Sql } from '../db/sql'
import { isSignedBy, NOTHING, sealHash, sealKey } from './seal'
import { trailName, type Trail } from './sealing'

/** Why a trail doesn't hold. */
export type Fault =
  /** Seals were taken out, put in or changed. */
  | 'chain'
  /** The seal was made anew by somebody without the deployment's key. */
  | 'signature'
  /** The seal was made with a key that this deployment doesn't know: whoever has the database could have made it. */
  | 'key'
  /** Events that it holds are gone. */
  | 'missing'
  /** Events that it holds say something else than they did. */
  | 'changed'
  /** Events were emptied, and the trail doesn't say so. */
  | 'erased'

export type Verdict = {
  /** Events that were read and hold. */
  events: number
  seals: number
  /** Written so lately that no seal holds them yet. */
  waiting: number
  /** Emptied because the law asked; their seals hold. */
  erased: number
  /** Gone by age, under the first seals. */
  pruned: number
  /** Seals signed with a key that this deployment had before. */
  formerKey: number
  /** Events that stand in no seal and don't wait for one: their line was tampered with. */
  outside: number
  newest: { number: number; hash: string; sealedAt: Date } | null
  broken: { number: number; fault: Fault; firstAt: Date; lastAt: Date; missing: number } | null
}

type SealRow = {
  number: number
  eventIds: string[]
  firstAt: Date
  lastAt: Date
  root: string
  hash: string
  keyId: string
  signature: string
  sealedAt: Date
  found: number
  erased: string[]
  rootNow: string | null
}

/** What the trail itself says of events that are gone or emptied. */
export type Excuses = { prunedThrough: number; prunedBefore: Date | null; erased: ReadonlySet<string> }

export type RawDb = { $queryRaw<T>(query: Sql): Promise<T> }

const SEALS_AT_ONCE = 25

/**
 * Reads a whole trail against its seals, the oldest first, and stops at the first that doesn't hold. Run it in one
 * snapshot, so that what is sealed meanwhile is not in the way.
 * @param db must see the trail's rows and, of an estate's, no other's
 */
export async function verifyTrail(db: RawDb, trail: Trail, excuses: Excuses): Promise<Verdict> {
  const verdict: Verdict = {
    ...(await counts(db, trail)),
    events: 0,
    seals: 0,
    erased: 0,
    pruned: 0,
    formerKey: 0,
    newest: null,
    broken: null,
  }
  const keys = [config().authSecret, ...config().authSecretsBefore].map(sealKey)
  const name = trailName(trail)
  let previous = NOTHING
  let sealed = 0
  for (;;) {
    const seals = await db.$queryRaw<SealRow[]>(sealsAfter(trail, verdict.seals))
    for (const seal of seals) {
      const fault = faultOf(seal)
      if (fault) {
        const { number, firstAt, lastAt } = seal
        verdict.broken = { number, fault, firstAt, lastAt, missing: seal.eventIds.length - seal.found }
        return { ...verdict, outside: 0 }
      }
      count(seal)
      previous = seal.hash
    }
    if (seals.length < SEALS_AT_ONCE) break
  }
  return { ...verdict, outside: Math.max(0, verdict.outside - sealed) }

  function faultOf(seal: SealRow): Fault | null {
    if (seal.number !== verdict.seals + 1 || sealHash(name, previous, seal) !== seal.hash) return 'chain'
    const key = keys.find(({ id }) => id === seal.keyId)
    if (!key) return 'key'
    if (!isSignedBy(key, seal.hash, seal.signature)) return 'signature'
    if (isPruned(seal)) return null
    if (seal.found < seal.eventIds.length) return 'missing'
    if (seal.erased.some((id) => !excuses.erased.has(id))) return 'erased'
    return seal.rootNow === seal.root ? null : 'changed'
  }

  function isPruned({ number, found, lastAt }: SealRow): boolean {
    return (
      found === 0 &&
      number <= excuses.prunedThrough &&
      excuses.prunedBefore !== null &&
      lastAt < excuses.prunedBefore
    )
  }

  function count(seal: SealRow): void {
    sealed += seal.found
    verdict.seals += 1
    verdict.events += seal.found
    verdict.erased += seal.erased.length
    if (isPruned(seal)) verdict.pruned += seal.eventIds.length
    if (seal.keyId !== keys[0]?.id) verdict.formerKey += 1
    verdict.newest = { number: seal.number, hash: seal.hash, sealedAt: seal.sealedAt }
  }
}

function sealsAfter(trail: Trail, number: number): Sql {
  const isPlatform = trail === 'platform'
  const [seals, events, digest] = isPlatform
    ? [sql`platform_seal`, sql`platform_event`, sql`platform_event_digest(e)`]
    : [sql`event_seal`, sql`event`, sql`event_digest(e)`]
  const ofTrail = isPlatform ? sql`true` : sql`s.estate_id = ${trail.estateId}::uuid`
  const sameTrail = isPlatform ? sql`true` : sql`e.estate_id = s.estate_id`
  const erased = isPlatform ? sql`false` : sql`e.erased_digest IS NOT NULL`
  return sql`
    SELECT s.number, s.event_ids::text[] AS "eventIds", s.first_at AS "firstAt", s.last_at AS "lastAt", s.root, s.hash,
      s.key_id AS "keyId", s.signature, s.sealed_at AS "sealedAt", n.found, n.erased, n."rootNow"
    FROM (SELECT * FROM ${seals} s WHERE ${ofTrail} AND s.number > ${number} ORDER BY s.number LIMIT ${SEALS_AT_ONCE}) s
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS found, coalesce(array_agg(e.id::text) FILTER (WHERE ${erased}), '{}') AS erased,
        encode(sha256(string_agg(${digest}, ''::bytea ORDER BY i.n)), 'hex') AS "rootNow"
      FROM unnest(s.event_ids) WITH ORDINALITY AS i(id, n) JOIN ${events} e ON ${sameTrail} AND e.id = i.id
    ) n ORDER BY s.number`
}

/** `outside` is all that doesn't wait, until the sealed are taken off. */
async function counts(db: RawDb, trail: Trail): Promise<Pick<Verdict, 'waiting' | 'outside'>> {
  const query =
    trail === 'platform'
      ? sql`SELECT (SELECT count(*) FROM platform_event)::int AS all,
          (SELECT count(*) FROM platform_event_unsealed u JOIN platform_event e ON e.id = u.event_id)::int AS waiting`
      : sql`SELECT (SELECT count(*) FROM event e WHERE e.estate_id = ${trail.estateId}::uuid)::int AS all,
          (SELECT count(*) FROM event_unsealed u JOIN event e ON e.estate_id = u.estate_id AND e.id = u.event_id
           WHERE u.estate_id = ${trail.estateId}::uuid)::int AS waiting`
  const [row] = await db.$queryRaw<{ all: number; waiting: number }[]>(query)
  return { waiting: row?.waiting ?? 0, outside: (row?.all ?? 0) - (row?.waiting ?? 0) }
}
