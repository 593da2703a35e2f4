import type pg from 'pg'
import { modules } from './module'

/** The channel on which live screens hear that something happened: ids only. */
export const LIVE_CHANNEL = 'gatehouse_live'

/** PostgreSQL refuses a NOTIFY payload of 8,000 bytes or more. */
const IDS_IN_A_NOTIFY = 150
const BATCH = 500
const NOTIFY_TASK = 'notify.event'

type OutboxRow = { estate_id: string; event_id: string; name: string }
type RequestRow = {
  id: string
  estate_id: string | null
  task: string
  payload: unknown
  run_at: Date | null
  job_key: string | null
  asked_by_id: string | null
  asked_by_name: string | null
}
type JobSpec = {
  identifier: string
  payload: unknown
  run_at?: Date
  job_key?: string
  max_attempts?: number
}

/**
 * Carries one batch of new events and job requests to the queue and to live screens, each exactly once: it leaves the
 * outbox in the transaction in which its jobs are added. Any number of relays may run.
 * @returns how many rows were carried
 */
export async function relayOnce(pool: pg.Pool): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const events = await takeEvents(client)
    const requests = await takeRequests(client)
    await addJobs(client, onceEach([...events.flatMap(listenersOf), ...requests.map(jobOf)]))
    await announce(client, events)
    await client.query('COMMIT')
    return events.length + requests.length
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function takeEvents(client: pg.PoolClient): Promise<OutboxRow[]> {
  const { rows } = await client.query<OutboxRow>(
    `WITH taken AS (
       DELETE FROM event_outbox WHERE (estate_id, event_id) IN (
         SELECT estate_id, event_id FROM event_outbox ORDER BY event_id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
       RETURNING estate_id, event_id)
     SELECT taken.estate_id, taken.event_id, event.name FROM taken
     JOIN event ON event.estate_id = taken.estate_id AND event.id = taken.event_id ORDER BY event.id`,
  )
  return rows
}

async function takeRequests(client: pg.PoolClient): Promise<RequestRow[]> {
  const { rows } = await client.query<RequestRow>(
    `WITH taken AS (
       DELETE FROM job_request WHERE id IN (
         SELECT id FROM job_request ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
       RETURNING id, estate_id, task, payload, run_at, job_key, asked_by_id, asked_by_name)
     SELECT * FROM taken ORDER BY id`,
  )
  return rows
}

function listenersOf(event: OutboxRow): JobSpec[] {
  const payload = { estateId: event.estate_id, payload: { eventId: event.event_id } }
  const specs: JobSpec[] = []
  if (modules().some((module) => module.notifies?.includes(event.name)))
    specs.push({
      identifier: NOTIFY_TASK,
      payload,
      job_key: `${NOTIFY_TASK}:${event.event_id}`,
      max_attempts: 10,
    })
  for (const module of modules())
    for (const heard of module.hears ?? [])
      if (heard.event === event.name)
        specs.push({ identifier: heard.job, payload, job_key: `${heard.job}:${event.event_id}` })
  return specs
}

function jobOf(request: RequestRow): JobSpec {
  const known = modules()
    .flatMap((module) => module.jobs ?? [])
    .find(({ job }) => job.name === request.task)
  return {
    identifier: request.task,
    payload: {
      estateId: request.estate_id,
      payload: request.payload,
      ...(request.asked_by_id && { askedBy: { id: request.asked_by_id, name: request.asked_by_name } }),
    },
    max_attempts: known?.job.maxAttempts ?? 8,
    ...(request.run_at ? { run_at: request.run_at } : {}),
    ...(request.job_key ? { job_key: request.job_key } : {}),
  }
}

/** Of several with one key the last: the queue replaces by key, but refuses a list that has one twice. */
function onceEach(specs: readonly JobSpec[]): JobSpec[] {
  const last = new Map(specs.map((spec, index) => [spec.job_key ?? index, spec]))
  return [...last.values()]
}

async function addJobs(client: pg.PoolClient, specs: JobSpec[]): Promise<void> {
  if (specs.length === 0) return
  await client.query(
    `SELECT count(*) FROM graphile_worker.add_jobs(
       ARRAY(SELECT s FROM json_populate_recordset(null::graphile_worker.job_spec, $1::json) AS s))`,
    [JSON.stringify(specs)],
  )
}

async function announce(client: pg.PoolClient, events: OutboxRow[]): Promise<void> {
  const byEstate = Map.groupBy(events, (event) => event.estate_id)
  for (const [estateId, rows] of byEstate)
    for (let from = 0; from < rows.length; from += IDS_IN_A_NOTIFY) {
      const ids = rows.slice(from, from + IDS_IN_A_NOTIFY).map((row) => row.event_id)
      await client.query('SELECT pg_notify($1, $2)', [
        LIVE_CHANNEL,
        JSON.stringify({ estateId, events: ids }),
      ])
    }
}

/** Relays until the signal aborts; asks again at once while there is work, else after a pause. */
export async function relayUntil(
  pool: pg.Pool,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    const carried = await relayOnce(pool).catch((error: unknown) => {
      onError(error)
      return -1
    })
    if (carried < BATCH) await pause(carried < 0 ? 1000 : carried === 0 ? 150 : 20, signal)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
