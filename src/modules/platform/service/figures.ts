import type { Clock } from '@/server/clock'
import { unsafeAcrossEstates } from '@/server/db/client'
import { sql, type Sql } from '@/server/db/sql'

const AT_ONCE = 250
const KEPT_DAYS = 400
/** A worker that stood still for longer has left gaps anyway. */
const LOOKED_BACK_DAYS = 35
const DAY_MS = 86_400_000

const FIRST = '00000000-0000-0000-0000-000000000000'

/**
 * Counts every estate (or those named) for the day of now and, where a day ended between two runs, that one to its end.
 * Safe to run twice and beside itself: a later count stands over an earlier one, whichever is written last.
 */
export async function countEstates(clock: Clock, named?: readonly string[]): Promise<void> {
  const now = clock.now()
  const among = named ? sql`id = ANY(${[...named]}::uuid[])` : sql`true`
  for (let after: string | null = FIRST; after;) after = await countSome(after, among, now)
}

/** @returns the last estate of this round; null where it was the last of all */
async function countSome(after: string, among: Sql, now: Date): Promise<string | null> {
  const db = unsafeAcrossEstates('the figures of estates are counted')
  return db.$transaction(
    async (tx) => {
      // Whoever counts at the same time waits, so that no two hold rows that the other wants.
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('estate figures'))::text`
      // An estate that is being deleted is waited for, and then not there.
      const estates = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM estate WHERE id > ${after}::uuid AND ${among} ORDER BY id LIMIT ${AT_ONCE} FOR KEY SHARE`
      const ids = estates.map(({ id }) => id)
      if (ids.length === 0) return null
      await tx.$executeRaw(ending(ids, now))
      await tx.$executeRaw(counting(ids, now))
      const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS)
      await tx.estateFigures.deleteMany({ where: { estateId: { in: ids }, day: { lt: before } } })
      return ids.length < AT_ONCE ? null : (ids.at(-1) ?? null)
    },
    { timeout: 120_000 },
  )
}

const dayOf = (now: Date) => sql`(${now}::timestamptz AT TIME ZONE 'UTC')::date`

function counting(ids: string[], now: Date) {
  return sql`
    WITH seen AS (
      SELECT s.estate_id, count(DISTINCT s.account_id) FILTER (WHERE s.last_seen_at > ${now}::timestamptz - interval '7 days') AS week,
        count(DISTINCT s.account_id) AS month
      FROM session s
      WHERE s.estate_id = ANY(${ids}::uuid[]) AND s.support_access_id IS NULL
        AND s.last_seen_at > ${now}::timestamptz - interval '30 days' AND s.last_seen_at <= ${now}
      GROUP BY s.estate_id)
    INSERT INTO estate_figures AS f
      (estate_id, day, members, units, active_week, active_month, tickets, storage, messages, counted_at)
    SELECT e.id, ${dayOf(now)},
      (SELECT count(*) FROM member m WHERE m.estate_id = e.id AND m.status <> 'left'),
      (SELECT count(*) FROM unit u WHERE u.estate_id = e.id),
      coalesce(seen.week, 0), coalesce(seen.month, 0),
      (SELECT count(*) FROM ticket t WHERE t.estate_id = e.id
        AND t.created_at >= ${dayOf(now)}::timestamp AT TIME ZONE 'UTC' AND t.created_at <= ${now}),
      (SELECT coalesce(sum(o.size), 0) FROM file o WHERE o.estate_id = e.id),
      coalesce((SELECT c.count FROM message_count c WHERE c.estate_id = e.id
        AND c.month = date_trunc('month', ${now}::timestamptz AT TIME ZONE e.time_zone)::date), 0),
      ${now}
    FROM estate e LEFT JOIN seen ON seen.estate_id = e.id
    WHERE e.id = ANY(${ids}::uuid[])
    ON CONFLICT (estate_id, day) DO UPDATE SET members = excluded.members, units = excluded.units,
      active_week = excluded.active_week, active_month = excluded.active_month, tickets = excluded.tickets,
      storage = excluded.storage, messages = excluded.messages, counted_at = excluded.counted_at
    WHERE f.counted_at <= excluded.counted_at`
}

/** What was reported and sent after the last count of a day that is over. */
function ending(ids: string[], now: Date) {
  return sql`
    UPDATE estate_figures f SET
      tickets = (SELECT count(*) FROM ticket t WHERE t.estate_id = f.estate_id
        AND t.created_at >= f.day::timestamp AT TIME ZONE 'UTC' AND t.created_at < (f.day + 1)::timestamp AT TIME ZONE 'UTC'),
      messages = CASE WHEN date_trunc('month', f.day) = date_trunc('month', ${dayOf(now)}) THEN f.messages
        ELSE greatest(f.messages, coalesce((SELECT c.count FROM message_count c WHERE c.estate_id = f.estate_id
          AND c.month = date_trunc('month', f.day)::date), 0)) END,
      counted_at = ${now}
    WHERE f.estate_id = ANY(${ids}::uuid[]) AND f.day < ${dayOf(now)} AND f.day > ${dayOf(now)} - ${LOOKED_BACK_DAYS}::int
      AND f.counted_at < (f.day + 1)::timestamp AT TIME ZONE 'UTC'`
}
