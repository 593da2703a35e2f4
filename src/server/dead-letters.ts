import { z } from 'zod'
import type pg from 'pg'
import { maskField, maskText } from '@/lib/mask'
import type { PlatformEventName } from './audit'
import type { OperatorActor, OperatorCtx } from './context'
import { unsafeAcrossPool } from './db/client'
import { conflict, notFound } from './errors'

const GIVEN_UP = 'job.attempts >= job.max_attempts AND job.locked_at IS NULL'

const FROM = `FROM graphile_worker._private_jobs job
  JOIN graphile_worker._private_tasks task ON task.id = job.task_id
  LEFT JOIN estate ON estate.id::text = job.payload->>'estateId'`

const LINE = `job.id::float8 AS id, task.identifier AS task, job.attempts::int AS attempts, job.last_error AS error,
  job.created_at AS "createdAt", job.updated_at AS "failedAt", estate.id AS "estateId", estate.slug AS "estateSlug",
  estate.name AS "estateName"`

/** A job that was tried as often as it may be and is tried no more until an operator says so. */
export type DeadLetter = {
  id: number
  task: string
  attempts: number
  error: string | null
  createdAt: Date
  failedAt: Date
  estateId: string | null
  estateSlug: string | null
  estateName: string | null
}

export const jobId = z.number().int().min(1)

export const listDeadLettersInput = z.object({
  cursor: jobId.nullish(),
  limit: z.number().int().min(1).max(100).default(50),
  task: z.string().max(100).optional(),
  estateId: z.uuid().optional(),
})

/** One page of dead letters of all estates, the newest job first. */
export async function listDeadLetters(input: z.infer<typeof listDeadLettersInput>) {
  const { rows } = await unsafeAcrossPool('an operator reads dead letters').query<DeadLetter>(
    `SELECT ${LINE} ${FROM} WHERE ${GIVEN_UP}
       AND ($1::bigint IS NULL OR job.id < $1) AND ($2::text IS NULL OR task.identifier = $2) AND ($3::uuid IS NULL OR estate.id = $3)
     ORDER BY job.id DESC LIMIT $4`,
    [input.cursor ?? null, input.task ?? null, input.estateId ?? null, input.limit + 1],
  )
  const items = rows.slice(0, input.limit).map(masked)
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null }
}

/** One dead letter with what it was asked to do. */
export async function readDeadLetter(id: number): Promise<DeadLetter & { payload: unknown }> {
  const { rows } = await unsafeAcrossPool('an operator reads a dead letter').query<
    DeadLetter & { payload: unknown }
  >(`SELECT ${LINE}, job.payload->'payload' AS payload ${FROM} WHERE job.id = $1 AND ${GIVEN_UP}`, [id])
  const [letter] = rows
  if (!letter) throw notFound('dead letter')
  return { ...masked(letter), payload: maskField('payload', letter.payload) }
}

/** What failed may have named somebody. */
const masked = (letter: DeadLetter): DeadLetter => ({
  ...letter,
  error: letter.error && maskText(letter.error),
})

export type Retry = { id: number; reason: string }

const RETRIED: PlatformEventName = 'job.retried'

/** Lets a dead letter run again at once, with all its attempts; who did so and why stays in the platform's events. */
export async function retryDeadLetter(
  operator: OperatorActor,
  { id, reason }: Retry,
  request: OperatorCtx['request'],
): Promise<void> {
  const client = await unsafeAcrossPool('an operator retries a dead letter').connect()
  try {
    await client.query('BEGIN')
    const job = await lockDeadLetter(client, id)
    await client.query(
      'SELECT id FROM graphile_worker.reschedule_jobs(ARRAY[$1]::bigint[], run_at => now(), attempts => 0)',
      [id],
    )
    await client.query(
      `INSERT INTO platform_event (name, operator_id, subject_type, reason, details, request_id, ip, user_agent)
       VALUES ($6, $1, 'job', $2, $3, $4, $5, $7)`,
      [
        operator.id,
        reason,
        JSON.stringify({ jobId: id, ...job }),
        request.requestId,
        request.ip,
        RETRIED,
        request.userAgent,
      ],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function lockDeadLetter(
  client: pg.PoolClient,
  id: number,
): Promise<{ task: string; estateId: string | null }> {
  const { rows } = await client.query<{ task: string; estateId: string | null; dead: boolean }>(
    `SELECT task.identifier AS task, job.payload->>'estateId' AS "estateId", (${GIVEN_UP}) AS dead
     FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id
     WHERE job.id = $1 FOR UPDATE OF job`,
    [id],
  )
  const [job] = rows
  if (!job) throw notFound('dead letter')
  if (!job.dead)
    throw conflict('jobs.not_dead', 'This job is under way again. Somebody else may have retried it.')
  return { task: job.task, estateId: job.estateId }
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
