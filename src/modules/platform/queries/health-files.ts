import { createTranslator } from 'next-intl'
import type { OperatorCtx } from '@/server/context'
import { listJobs } from '@/server/dead-letters'
import { listDeliveries, listWebhooks } from '@/server/health-figures'
import { everyRow, operatorListFile } from '@/server/list-file'
import type { Download } from '@/server/module'
import { requireOperator } from '@/server/operator-rights'
import { deliveriesAsked, jobsAsked, webhooksAsked } from '../health-filters'
import platform from '../messages/en.json'

const words = createTranslator({ locale: 'en', messages: { platform }, namespace: 'platform' })

const AT_ONCE = 100

/** The jobs that the list's address asks for. */
export async function exportJobs(ctx: OperatorCtx, query: URLSearchParams): Promise<Download> {
  requireOperator(ctx, 'jobs:read')
  const asked = jobsAsked(query)
  return operatorListFile(ctx, query, {
    list: 'jobs',
    title: words('jobs.title'),
    columns: [
      [words('jobs.task'), (job) => job.task],
      [words('jobs.state'), (job) => words(`jobs.states.${job.state}`)],
      [words('jobs.estate'), (job) => job.estateName ?? words('jobs.platform')],
      [words('jobs.error'), (job) => job.error],
      [words('jobs.attempts'), (job) => job.attempts],
      [words('jobs.askedAt'), (job) => job.createdAt],
      [words('jobs.failedAt'), (job) => (job.state === 'failed' ? job.failedAt : null)],
      [words('jobs.due'), (job) => (job.state === 'failed' ? null : job.runAt)],
    ],
    rows: everyRow(async (cursor) => {
      const { items, nextCursor } = await listJobs({
        ...asked,
        cursor: Number(cursor) || null,
        limit: AT_ONCE,
      })
      return { items, nextCursor: nextCursor === null ? null : String(nextCursor) }
    }),
  })
}

/** The messages that the list's address asks for; their recipients as far as they are kept. */
export async function exportDeliveries(ctx: OperatorCtx, query: URLSearchParams): Promise<Download> {
  requireOperator(ctx, 'jobs:read')
  const asked = deliveriesAsked(query)
  return operatorListFile(ctx, query, {
    list: 'messages',
    title: words('deliveries.title'),
    columns: [
      [words('deliveries.kind'), (line) => line.kind],
      [words('deliveries.channel'), (line) => line.channel],
      [words('deliveries.status'), (line) => words(`deliveries.state.${line.status}`)],
      [words('deliveries.recipient'), (line) => line.recipient],
      [words('deliveries.attempts'), (line) => line.attempts],
      [words('deliveries.first'), (line) => line.createdAt],
      [words('deliveries.at'), (line) => line.updatedAt],
      [words('deliveries.error'), (line) => line.error],
    ],
    rows: everyRow((cursor) => listDeliveries({ ...asked, cursor, limit: AT_ONCE })),
  })
}

/** What providers sent, without what was in it. */
export async function exportWebhooks(ctx: OperatorCtx, query: URLSearchParams): Promise<Download> {
  requireOperator(ctx, 'jobs:read')
  const asked = webhooksAsked(query)
  return operatorListFile(ctx, query, {
    list: 'webhooks',
    title: words('webhooks.title'),
    columns: [
      [words('webhooks.provider'), (line) => line.provider],
      [words('webhooks.type'), (line) => line.type],
      [words('webhooks.event'), (line) => line.eventId],
      [words('webhooks.status'), (line) => words(`webhooks.state.${line.status}`)],
      [words('webhooks.estate'), (line) => line.estateName],
      [words('webhooks.at'), (line) => line.receivedAt],
      [words('webhooks.done'), (line) => line.processedAt],
      [words('webhooks.repeats'), (line) => line.repeats],
      [words('webhooks.error'), (line) => line.error],
    ],
    rows: everyRow((cursor) => listWebhooks({ ...asked, cursor, limit: AT_ONCE })),
  })
}
