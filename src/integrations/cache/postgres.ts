import type { CounterStore } from './port'

/** One parametrised statement that returns rows. */
type Query = (text: string, values: unknown[]) => Promise<{ count: number; resets_in: number }[]>

/** Counters in the platform's own database, where no Redis is configured. */
export function postgresCounters(query: Query): CounterStore {
  return {
    async hit(key, windowSeconds) {
      const rows = await query(
        `INSERT INTO rate_limit (key, count, expires_at) VALUES ($1, 1, now() + make_interval(secs => $2))
         ON CONFLICT (key) DO UPDATE SET
           count = CASE WHEN rate_limit.expires_at <= now() THEN 1 ELSE rate_limit.count + 1 END,
           expires_at = CASE WHEN rate_limit.expires_at <= now() THEN excluded.expires_at ELSE rate_limit.expires_at END
         RETURNING count, ceil(extract(epoch FROM expires_at - now()))::int AS resets_in`,
        [key, windowSeconds],
      )
      const row = rows[0]
      if (!row) throw new Error('the counter gave no row')
      return { count: row.count, resetsInSeconds: Math.max(1, row.resets_in) }
    },
    async takeBack(key) {
      await query('UPDATE rate_limit SET count = count - 1 WHERE key = $1 AND count > 0', [key])
    },
  }
}
