import { unsafeAcrossPool } from '../db/client'
import { gauge, type Reading } from './metrics'

type State = {
  due: number
  later: number
  running: number
  dead: number
  jobAge: number
  relayAge: number
  bytes: number
}

const LOOKED_FOR_MS = 5000

const STATE = `SELECT count(*) FILTER (WHERE is_available AND run_at <= now())::int AS due,
    count(*) FILTER (WHERE is_available AND run_at > now())::int AS later,
    count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
    count(*) FILTER (WHERE attempts >= max_attempts AND locked_at IS NULL)::int AS dead,
    coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE is_available AND run_at <= now())), 0)::float8 AS "jobAge",
    coalesce((SELECT extract(epoch FROM now() - uuid_extract_timestamp(event_id))::float8
       FROM event_outbox ORDER BY event_id LIMIT 1), 0) AS "relayAge",
    pg_database_size(current_database())::float8 AS bytes
  FROM graphile_worker._private_jobs`

// Without pg_read_all_stats a role sees that there are replicas, not how far they are.
const REPLICAS = `SELECT application_name AS replica, extract(epoch FROM replay_lag)::float8 AS lag
  FROM pg_stat_replication WHERE replay_lag IS NOT NULL`

/** What all workers share: each tells the same, and whoever draws it takes the largest. */
export function measureQueue(): void {
  const state = remembered(async () => {
    const { rows } = await unsafeAcrossPool('the state of the queue is measured').query<State>(STATE)
    return rows[0]
  })
  const one = (of: (state: State) => number) => async (): Promise<Reading[]> => {
    const found = await state()
    return found ? [[of(found)]] : []
  }
  gauge('gatehouse_jobs', async () => {
    const found = await state()
    if (!found) return []
    return (['due', 'later', 'running', 'dead'] as const).map(
      (name) => [found[name], { state: name }] as const,
    )
  })
  gauge(
    'gatehouse_job_age_seconds',
    one(({ jobAge }) => jobAge),
  )
  gauge(
    'gatehouse_relay_age_seconds',
    one(({ relayAge }) => relayAge),
  )
  gauge(
    'gatehouse_database_bytes',
    one(({ bytes }) => bytes),
  )
  gauge('gatehouse_replication_lag_seconds', async () => {
    const pool = unsafeAcrossPool('the lag of replicas is measured')
    const { rows } = await pool.query<{ replica: string; lag: number }>(REPLICAS)
    return rows.map(({ lag, replica }) => [lag, { replica }] as const)
  })
}

/** Asks at most every five seconds, however many look. */
function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked = 0
  let answer: Promise<T> | undefined
  return () => {
    const now = performance.now()
    if (answer && now - asked < LOOKED_FOR_MS) return answer
    asked = now
    return (answer = ask())
  }
}
