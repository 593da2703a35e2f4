import { z } from 'zod'
import { maskFields } from '@/lib/mask'
import { typedText } from '@/lib/typed-text'
import { unsafeAcrossPool } from './db/client'
import { notFound } from './errors'
import { log } from './log'
import { WORKER_LOCKS } from './worker-lives'

const pool = () => unsafeAcrossPool('an operator looks at the platform’s health')

async function rowsOf<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await pool().query<Row>(text, values)).rows
}

async function rowOf<Row extends object>(text: string, values: unknown[] = []): Promise<Row> {
  const [row] = await rowsOf<Row>(text, values)
  if (!row) throw new Error('the database gave no answer')
  return row
}

const GROUPS = 'GROUP BY 1 ORDER BY 1'
const COUNTS = (failed: string) =>
  `count(*)::int AS all, count(*) FILTER (WHERE status = '${failed}')::int AS failed`

export type Counted = { name: string; all: number; failed: number }
/** By a provider, and what became of it. */
export type Heard = Counted & { processed: number; ignored: number; received: number }
export type Hour = { hour: Date; source: 'request' | 'job'; served: number; failed: number }

/** What the console's first page says besides the queue. */
export async function healthFigures() {
  const [messages, webhooks, hours, processes, retrying] = await Promise.all([
    rowsOf<Counted>(
      `SELECT channel AS name, ${COUNTS('failed')} FROM delivery WHERE created_at > now() - interval '1 day' ${GROUPS}`,
    ),
    rowsOf<Heard>(
      `SELECT provider AS name, ${COUNTS('failed')}, ${['processed', 'ignored', 'received']
        .map((status) => `count(*) FILTER (WHERE status = '${status}')::int AS ${status}`)
        .join(', ')} FROM webhook_delivery WHERE received_at > now() - interval '7 days' ${GROUPS}`,
    ),
    rowsOf<Hour>(
      `SELECT hour, source, served, failed FROM outcome_count WHERE hour > now() - interval '24 hours' ORDER BY hour, source`,
    ),
    rowOf<{ count: number }>(
      `SELECT count(DISTINCT pid)::int AS count FROM pg_locks WHERE locktype = 'advisory' AND classid = ${WORKER_LOCKS} AND objsubid = 2
         AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    ),
    rowOf<{ count: number }>(
      `SELECT count(*)::int AS count FROM graphile_worker._private_jobs job
       WHERE job.attempts > 0 AND job.attempts < job.max_attempts AND job.locked_at IS NULL`,
    ),
  ])
  return { messages, webhooks, hours, workers: processes.count, retrying: retrying.count }
}

// ---------------------------------------------------------------- the database

/** Figures of queries, or why there are none. */
export type SlowQueries =
  | {
      state: 'ready'
      queries: SlowQuery[]
      /** Queries of others, whose words this role may not read. */ hidden: number
    }
  | { state: 'not_installed' | 'not_loaded' | 'not_readable' | 'failed' }

export type SlowQuery = { query: string; calls: number; meanMs: number; maxMs: number }

const HIDDEN = '<insufficient privilege>'

const slowIn = (
  view: string,
) => `WITH ours AS (SELECT query, calls, mean_exec_time, max_exec_time FROM ${view}
    WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND calls > 1)
  SELECT left(regexp_replace(query, '\\s+', ' ', 'g'), 300) AS query, calls::int AS calls, mean_exec_time AS "meanMs",
    max_exec_time AS "maxMs", (SELECT count(*)::int FROM ours WHERE query = '${HIDDEN}') AS hidden
  FROM ours WHERE query <> '${HIDDEN}' ORDER BY mean_exec_time DESC LIMIT 15`

const pgError = z.object({ code: z.string() })

async function slowQueries(): Promise<SlowQueries> {
  const [extension] = await rowsOf<{ view: string }>(
    `SELECT format('%I.pg_stat_statements', n.nspname) AS view FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
     WHERE e.extname = 'pg_stat_statements'`,
  )
  if (!extension) return { state: 'not_installed' }
  try {
    const rows = await rowsOf<SlowQuery & { hidden: number }>(slowIn(extension.view))
    const queries = rows.map(({ hidden, ...query }) => query)
    return { state: 'ready', queries, hidden: rows[0]?.hidden ?? 0 }
  } catch (error) {
    const code = pgError.safeParse(error).data?.code
    if (code === '55000') return { state: 'not_loaded' }
    if (code === '42501') return { state: 'not_readable' }
    log().error({ err: error }, 'the figures of queries could not be read')
    return { state: 'failed' }
  }
}

/** Size and load of the database, and what in it is slow. */
export async function databaseHealth() {
  const [load, tables, slow] = await Promise.all([
    rowOf<{ bytes: number; connections: number; most: number }>(
      `SELECT pg_database_size(current_database())::float8 AS bytes,
         (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()) AS connections,
         current_setting('max_connections')::int AS most`,
    ),
    rowsOf<{ name: string; bytes: number; rows: number; pages: number; ofEstates: boolean }>(
      `SELECT c.relname AS name, pg_total_relation_size(c.oid)::float8 AS bytes, greatest(c.reltuples, 0)::float8 AS rows,
         c.relpages::int AS pages, EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'estate_id') AS "ofEstates"
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
       ORDER BY pg_total_relation_size(c.oid) DESC LIMIT 15`,
    ),
    slowQueries(),
  ])
  return { ...load, tables, slow, estates: await sizeByEstate(tables.filter(({ ofEstates }) => ofEstates)) }
}

const SAMPLED_PAGES = 300

/** About how much of the largest tables is whose: a sample of their pages, because a count would read all of them. */
async function sizeByEstate(tables: readonly { name: string; bytes: number; pages: number }[]) {
  const bytes = new Map<string, number>()
  for (const table of tables.slice(0, 6)) {
    if (!/^[a-z_]+$/.test(table.name)) continue
    const percent = Math.min(100, (100 * SAMPLED_PAGES) / Math.max(1, table.pages))
    const found = await rowsOf<{ id: string; rows: number }>(
      `SELECT estate_id::text AS id, count(*)::float8 AS rows FROM "${table.name}" TABLESAMPLE SYSTEM (${percent}) WHERE estate_id IS NOT NULL GROUP BY 1`,
    )
    const all = found.reduce((sum, { rows }) => sum + rows, 0)
    for (const { id, rows } of found) bytes.set(id, (bytes.get(id) ?? 0) + (table.bytes * rows) / all)
  }
  const largest = [...bytes].toSorted((a, b) => b[1] - a[1]).slice(0, 10)
  const names = await rowsOf<{ id: string; name: string }>(
    'SELECT id::text, name FROM estate WHERE id = ANY($1::uuid[])',
    [largest.map(([id]) => id)],
  )
  return largest.map(([id, size]) => ({
    id,
    bytes: size,
    name: names.find((estate) => estate.id === id)?.name ?? id,
  }))
}

// ---------------------------------------------------------------- messages and webhooks

export const listDeliveriesInput = z.object({
  status: z
    .array(z.enum(['sending', 'sent', 'failed']))
    .max(3)
    .optional(),
  channel: z
    .array(z.enum(['email', 'sms', 'whatsapp', 'push']))
    .max(4)
    .optional(),
  q: typedText(100).optional(),
  cursor: z.uuid().nullish(),
  limit: z.number().int().min(1).max(100).default(50),
})
export type ListDeliveries = z.infer<typeof listDeliveriesInput>

export type DeliveryLine = {
  id: string
  channel: string
  kind: string
  recipient: string
  status: 'sending' | 'sent' | 'failed'
  attempts: number
  error: string | null
  createdAt: Date
  updatedAt: Date
}

const DELIVERY = `id::text, channel, kind, recipient, status, attempts, error, created_at AS "createdAt", updated_at AS "updatedAt"`

export async function listDeliveries(input: ListDeliveries) {
  const rows = await rowsOf<DeliveryLine>(
    `SELECT ${DELIVERY} FROM delivery WHERE ($1::text[] IS NULL OR status = ANY($1)) AND ($2::text[] IS NULL OR channel = ANY($2))
       AND ($3::uuid IS NULL OR id < $3)
       AND ($5::text IS NULL OR strpos(fold(concat_ws(' ', kind, recipient, error)), fold($5)) > 0) ORDER BY delivery.id DESC LIMIT $4`,
    [input.status ?? null, input.channel ?? null, input.cursor ?? null, input.limit + 1, input.q || null],
  )
  return page(rows, input.limit)
}

/** One message with the job that may try it again: only one that was given up waits for somebody to say so. */
export async function readDelivery(id: string) {
  const [delivery] = await rowsOf<DeliveryLine & { jobId: number | null }>(
    `SELECT ${DELIVERY}, job_id::float8 AS "jobId" FROM delivery WHERE id = $1`,
    [id],
  )
  if (!delivery) throw notFound('message')
  return { ...delivery, job: delivery.jobId ? await jobState('job.id = $1', delivery.jobId) : null }
}

export const listWebhooksInput = z.object({
  status: z
    .array(z.enum(['received', 'processed', 'ignored', 'failed']))
    .max(4)
    .optional(),
  provider: z.array(z.string().max(40)).max(10).optional(),
  q: typedText(100).optional(),
  cursor: z.uuid().nullish(),
  limit: z.number().int().min(1).max(100).default(50),
})

export type ListWebhooks = z.infer<typeof listWebhooksInput>

export type WebhookLine = {
  id: string
  provider: string
  eventId: string
  type: string
  estateId: string | null
  estateName: string | null
  status: 'received' | 'processed' | 'ignored' | 'failed'
  error: string | null
  repeats: number
  receivedAt: Date
  processedAt: Date | null
}

const WEBHOOK = `w.id::text, w.provider, w.event_id AS "eventId", w.type, w.estate_id::text AS "estateId", e.name AS "estateName",
  w.status, w.error, w.repeats, w.received_at AS "receivedAt", w.processed_at AS "processedAt"`
const FROM_WEBHOOK = 'FROM webhook_delivery w LEFT JOIN estate e ON e.id = w.estate_id'

export async function listWebhooks(input: ListWebhooks) {
  const rows = await rowsOf<WebhookLine>(
    `SELECT ${WEBHOOK} ${FROM_WEBHOOK} WHERE ($1::text[] IS NULL OR w.status = ANY($1)) AND ($2::text[] IS NULL OR w.provider = ANY($2))
       AND ($3::uuid IS NULL OR w.id < $3)
       AND ($5::text IS NULL OR strpos(fold(concat_ws(' ', w.type, w.event_id, e.name, w.error)), fold($5)) > 0) ORDER BY w.id DESC LIMIT $4`,
    [input.status ?? null, input.provider ?? null, input.cursor ?? null, input.limit + 1, input.q || null],
  )
  return page(rows, input.limit)
}

/** What a provider sent, masked, what became of it, and the job that works it off. */
export async function readWebhook(id: string) {
  const [webhook] = await rowsOf<WebhookLine & { payload: object }>(
    `SELECT ${WEBHOOK}, w.payload ${FROM_WEBHOOK} WHERE w.id = $1`,
    [id],
  )
  if (!webhook) throw notFound('webhook')
  const job = await jobState(
    `EXISTS (SELECT FROM jsonb_each_text(job.payload::jsonb->'payload') p WHERE p.value = $1)`,
    id,
  )
  return { ...webhook, payload: maskFields(webhook.payload), job }
}

export type JobState = { id: number; givenUp: boolean; runAt: Date }

/** Null where no job waits: it is done, or none was asked for. */
async function jobState(condition: string, value: string | number): Promise<JobState | null> {
  const [job] = await rowsOf<JobState>(
    `SELECT job.id::float8 AS id, job.attempts >= job.max_attempts AND job.locked_at IS NULL AS "givenUp", job.run_at AS "runAt"
     FROM graphile_worker._private_jobs job WHERE ${condition} ORDER BY job.id DESC LIMIT 1`,
    [value],
  )
  return job ?? null
}

function page<Row extends { id: string }>(rows: readonly Row[], limit: number) {
  const items = rows.slice(0, limit)
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
