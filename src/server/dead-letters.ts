import { z } from 'zod'
import type pg from 'pg'
import { maskField, maskText } from '@/lib/mask'
import { typedText } from '@/lib/typed-text'
import type { PlatformEventName } from './audit'
import type { OperatorActor, OperatorCtx } from './context'
import { unsafeAcrossPool } from './db/client'
import { conflict, notFound } from './errors'

const GIVEN_UP = 'job.attempts >= job.max_attempts AND job.locked_at IS NULL'

export const JOB_STATES = ['failed', 'retrying', 'waiting', 'running'] as const
export type JobState = (typeof JOB_STATES)[number]

/** Given up; failed and tried again by itself later; not tried yet; at work. */
const STATE = `CASE WHEN job.locked_at IS NOT NULL THEN 'running' WHEN job.attempts >= job.max_attempts THEN 'failed'
  WHEN job.attempts > 0 THEN 'retrying' ELSE 'waiting' END`

const FROM = `FROM graphile_worker._private_jobs job
  JOIN graphile_worker._private_tasks task ON task.id = job.task_id
  LEFT JOIN estate ON estate.id::text = job.payload->>'estateId'`

const LINE = `job.id::float8 AS id, task.identifier AS task, ${STATE} AS state, job.attempts::int AS attempts,
  job.max_attempts::int AS "mostAttempts", job.last_error AS error, job.created_at AS "createdAt", job.updated_at AS "failedAt",
  job.run_at AS "runAt", estate.id AS "estateId", estate.slug AS "estateSlug", estate.name AS "estateName"`

/** A job of the queue; one that was tried as often as it may be is tried no more until an operator says so. */
export type JobLine = {
  id: number
  task: string
  state: JobState
  attempts: number
  mostAttempts: number
  error: string | null
  createdAt: Date
  failedAt: Date
  runAt: Date
  estateId: string | null
  estateSlug: string | null
  estateName: string | null
}

export const jobId = z.number().int().min(1)

const jobFilter = z.object({
  q: typedText(100).optional(),
  /** Without it those that were given up. */
  state: z.array(z.enum(JOB_STATES)).max(4).optional(),
  task: z.array(z.string().max(100)).max(50).optional(),
  estateId: z.uuid().optional(),
})
type JobFilter = z.infer<typeof jobFilter>

export const listJobsInput = jobFilter.extend({
  cursor: jobId.nullish(),
  limit: z.number().int().min(1).max(100).default(50),
})
export type ListJobs = z.infer<typeof listJobsInput>

const MATCHES = `${STATE} = ANY($1) AND ($2::text[] IS NULL OR task.identifier = ANY($2)) AND ($3::uuid IS NULL OR estate.id = $3)
  AND ($4::text IS NULL OR strpos(fold(concat_ws(' ', task.identifier, estate.name, estate.slug, job.last_error)), fold($4)) > 0)`

const asked = ({ state, task, estateId, q }: JobFilter) => [
  state?.length ? state : ['failed'],
  task?.length ? task : null,
  estateId ?? null,
  q || null,
]

/** One page of the jobs of all estates, the newest first, and how many match. */
export async function listJobs(input: ListJobs) {
  const pool = unsafeAcrossPool('an operator reads the queue')
  const [{ rows }, counted] = await Promise.all([
    pool.query<JobLine>(
      `SELECT ${LINE} ${FROM} WHERE ${MATCHES} AND ($5::bigint IS NULL OR job.id < $5) ORDER BY job.id DESC LIMIT $6`,
      [...asked(input), input.cursor ?? null, input.limit + 1],
    ),
    pool.query<{ total: number }>(`SELECT count(*)::int AS total ${FROM} WHERE ${MATCHES}`, asked(input)),
  ])
  const items = rows.slice(0, input.limit).map(masked)
  return {
    items,
    total: counted.rows[0]?.total ?? 0,
    nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null,
  }
}

/** Names of the jobs that the queue holds, to narrow it by. */
export async function jobTasks(): Promise<string[]> {
  const { rows } = await unsafeAcrossPool('an operator reads the queue').query<{ task: string }>(
    'SELECT DISTINCT task.identifier AS task FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id ORDER BY 1',
  )
  return rows.map(({ task }) => task)
}

/** One job with what it was asked to do. */
export async function readJob(id: number): Promise<JobLine & { payload: unknown }> {
  const { rows } = await unsafeAcrossPool('an operator reads a job').query<JobLine & { payload: unknown }>(
    `SELECT ${LINE}, job.payload->'payload' AS payload ${FROM} WHERE job.id = $1`,
    [id],
  )
  const [job] = rows
  if (!job) throw notFound('job')
  return { ...masked(job), payload: maskField('payload', job.payload) }
}

/** What failed may have named somebody. */
const masked = <Line extends JobLine>(job: Line): Line => ({
  ...job,
  error: job.error && maskText(job.error),
})

const MOST_AT_ONCE = 5000

type Request = OperatorCtx['request']

/**
 * Lets a job that failed run again at once, with all its attempts; who did so and why stays in the platform's events.
 * @throws DomainError RESOURCE_CONFLICT where it is under way, or has not failed
 */
export async function retryJob(
  operator: OperatorActor,
  { id, reason }: { id: number; reason: string },
  request: Request,
): Promise<void> {
  await inQueue('an operator retries a job', async (client) => {
    const { rows } = await client.query<{ task: string; estateId: string | null; state: JobState }>(
      `SELECT task.identifier AS task, job.payload->>'estateId' AS "estateId", ${STATE} AS state
       FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id
       WHERE job.id = $1 FOR UPDATE OF job`,
      [id],
    )
    const [job] = rows
    if (!job) throw notFound('job')
    if (job.state !== 'failed' && job.state !== 'retrying')
      throw conflict('jobs.not_dead', 'This job is under way again. Somebody else may have retried it.')
    await runNow(client, [id])
    const { task, estateId } = job
    await noteRetry(client, operator, { ...RETRIED, reason, details: { jobId: id, task, estateId } }, request)
  })
}

/** Several jobs, or all that match a filter and were given up; those that run already are passed over. */
export const retryJobsInput = z.union([
  z.object({ ids: z.array(jobId).min(1).max(500) }),
  z.object({ matching: jobFilter.omit({ state: true }) }),
])
type RetryJobs = z.infer<typeof retryJobsInput>

/** @returns how many run again */
export async function retryJobs(
  operator: OperatorActor,
  { which, reason }: { which: RetryJobs; reason: string },
  request: Request,
): Promise<{ again: number }> {
  return inQueue('an operator retries jobs', async (client) => {
    const locked = 'ORDER BY job.id FOR UPDATE OF job SKIP LOCKED'
    const { rows } =
      'ids' in which
        ? await client.query<{ id: number; task: string }>(
            `SELECT job.id::float8 AS id, task.identifier AS task ${FROM}
             WHERE job.id = ANY($1::bigint[]) AND ${STATE} IN ('failed', 'retrying') ${locked}`,
            [which.ids],
          )
        : await client.query<{ id: number; task: string }>(
            `SELECT job.id::float8 AS id, task.identifier AS task ${FROM} WHERE ${MATCHES} ${locked} LIMIT ${MOST_AT_ONCE}`,
            asked(which.matching),
          )
    if (rows.length === 0) return { again: 0 }
    await runNow(
      client,
      rows.map(({ id }) => id),
    )
    const tasks = [...new Set(rows.map(({ task }) => task))]
    const details = { jobs: rows.length, task: tasks.join(', '), jobIds: rows.map(({ id }) => id) }
    await noteRetry(client, operator, { ...RETRIED, reason, details }, request)
    return { again: rows.length }
  })
}

/** At once, with all their attempts. */
export async function runNow(client: QueueClient, ids: readonly number[]): Promise<void> {
  await client.query(
    'SELECT id FROM graphile_worker.reschedule_jobs($1::bigint[], run_at => now(), attempts => 0)',
    [ids],
  )
}

type RetryLine = { name: PlatformEventName; subjectType: string; reason: string; details: object }

const RETRIED = { name: 'job.retried', subjectType: 'job' } as const

/** Who let what run again, and why: in the transaction in which it does. */
export async function noteRetry(
  client: QueueClient,
  operator: OperatorActor,
  { name, subjectType, reason, details }: RetryLine,
  { requestId, ip, userAgent }: Request,
): Promise<void> {
  await client.query(
    `INSERT INTO platform_event (name, operator_id, subject_type, reason, details, request_id, ip, user_agent)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [name, operator.id, subjectType, reason, JSON.stringify(details), requestId, ip, userAgent],
  )
}

export type QueueClient = pg.PoolClient

/** One transaction on the queue and the platform's tables. */
export async function inQueue<T>(reason: string, work: (client: QueueClient) => Promise<T>): Promise<T> {
  const client = await unsafeAcrossPool(reason).connect()
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

export type QueueCounts = { waiting: number; running: number; failed: number }

/** How much the queue holds: to run now or later, running, given up. */
export async function queueCounts(): Promise<QueueCounts> {
  const { rows } = await unsafeAcrossPool('the state of the queue').query<QueueCounts>(
    `SELECT count(*) FILTER (WHERE job.is_available)::int AS waiting,
       count(*) FILTER (WHERE job.locked_at IS NOT NULL)::int AS running,
       count(*) FILTER (WHERE ${GIVEN_UP})::int AS failed
     FROM graphile_worker._private_jobs job`,
  )
  const [counts] = rows
  if (!counts) throw new Error('the queue gave no counts')
  return counts
}
