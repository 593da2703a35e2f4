import { z } from 'zod'
import { operatorReason } from '@/lib/operator-reason'
import type { PlatformEventName } from './audit'
import type { OperatorCtx } from './context'
import { inQueue, noteRetry, runNow, type QueueClient } from './dead-letters'
import { webhookJob } from './webhooks'

export const sendAgainInput = z.object({ ids: z.array(z.uuid()).min(1).max(500), reason: operatorReason })
type SendAgain = z.infer<typeof sendAgainInput>

/** How many are tried again, and how many can't be: they are under way, done, or nothing is left that could do it. */
export type Again = { again: number; left: number }

/** The job of each that stands in the queue, where it isn't at work at this moment. */
type Waiting = { id: string; jobId: number | null; busy: boolean }

/** Works off failed webhooks once more: by the job that still stands in the queue, or by a new one. */
export async function retryWebhooks(ctx: OperatorCtx, { ids, reason }: SendAgain): Promise<Again> {
  return inQueue('an operator retries webhooks', async (client) => {
    const { rows } = await client.query<Waiting>(
      `SELECT w.id::text, job.id::float8 AS "jobId", job.locked_at IS NOT NULL AS busy FROM webhook_delivery w
       LEFT JOIN LATERAL (SELECT j.id, j.locked_at FROM graphile_worker._private_jobs j
         JOIN graphile_worker._private_tasks t ON t.id = j.task_id
         WHERE t.identifier = $2 AND j.payload->'payload'->>'id' = w.id::text ORDER BY j.id DESC LIMIT 1) job ON true
       WHERE w.id = ANY($1::uuid[]) AND w.status = 'failed' ORDER BY w.id FOR UPDATE OF w SKIP LOCKED`,
      [ids, webhookJob.name],
    )
    const free = rows.filter(({ busy }) => !busy)
    const lost = free.filter(({ jobId }) => jobId === null)
    await client.query(`UPDATE webhook_delivery SET status = 'received' WHERE id = ANY($1::uuid[])`, [
      free.map(({ id }) => id),
    ])
    await runJobs(client, free)
    if (lost.length > 0)
      await client.query(
        `INSERT INTO job_request (task, payload) SELECT $1, json_build_object('id', id) FROM unnest($2::text[]) AS id`,
        [webhookJob.name, lost.map(({ id }) => id)],
      )
    return done(client, ctx, { name: 'webhook.retried', subjectType: 'webhook', reason }, ids, free)
  })
}

/** Sends failed messages once more, each by its own job: what it said is kept nowhere else. */
export async function retryDeliveries(ctx: OperatorCtx, { ids, reason }: SendAgain): Promise<Again> {
  return inQueue('an operator retries messages', async (client) => {
    const { rows } = await client.query<Waiting>(
      `SELECT d.id::text, job.id::float8 AS "jobId", job.locked_at IS NOT NULL AS busy
       FROM delivery d JOIN graphile_worker._private_jobs job ON job.id = d.job_id
       WHERE d.id = ANY($1::uuid[]) AND d.status = 'failed' ORDER BY job.id FOR UPDATE OF job SKIP LOCKED`,
      [ids],
    )
    const free = rows.filter(({ busy }) => !busy)
    await runJobs(client, free)
    return done(client, ctx, { name: 'message.retried', subjectType: 'message', reason }, ids, free)
  })
}

async function runJobs(client: QueueClient, free: readonly Waiting[]): Promise<void> {
  const jobIds = [...new Set(free.flatMap(({ jobId }) => jobId ?? []))]
  if (jobIds.length > 0) await runNow(client, jobIds)
}

type Line = { name: PlatformEventName; subjectType: string; reason: string }

async function done(
  client: QueueClient,
  { operator, request }: OperatorCtx,
  line: Line,
  ids: readonly string[],
  free: readonly Waiting[],
): Promise<Again> {
  const again = free.length
  if (again > 0)
    await noteRetry(client, operator, { ...line, details: { again, ids: free.map(({ id }) => id) } }, request)
  return { again, left: ids.length - again }
}
