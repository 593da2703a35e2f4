import { z } from 'zod'
import type { OperatorCtx } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { sql } from '@/server/db/sql'
import { requireOperator } from '@/server/operator-rights'
import type { EstateFiguresBy } from '../schemas'

const span = z.object({
  /** Its first day. */
  since: z.string(),
  members: z.number(),
  units: z.number(),
  active: z.number(),
  tickets: z.number(),
  storage: z.coerce.number(),
  messages: z.number(),
})

/**
 * An estate over the past year by month or week: what there was at the end of each, and what happened in it. Spans in
 * which nothing was counted are not there.
 */
export async function estateFigures(ctx: OperatorCtx, { id, by }: EstateFiguresBy) {
  requireOperator(ctx, 'estates:read')
  const now = ctx.request.clock.now()
  const active = by === 'week' ? sql`active_week` : sql`active_month`
  const rows = await unsafeAcrossEstates('an operator looks at an estate over time').$queryRaw<unknown[]>`
    WITH days AS (
      SELECT *, date_trunc(${by}, day::timestamp)::date AS since,
        greatest(0, messages - CASE WHEN date_trunc('month', lag(day) OVER in_time) = date_trunc('month', day)
          THEN lag(messages) OVER in_time ELSE 0 END) AS sent
      FROM estate_figures WHERE estate_id = ${id}::uuid
        AND day >= date_trunc(${by}, (${now}::timestamptz AT TIME ZONE 'UTC') - interval '1 year')
      WINDOW in_time AS (ORDER BY day))
    SELECT since::text, (array_agg(members ORDER BY day DESC))[1] AS members, (array_agg(units ORDER BY day DESC))[1] AS units,
      (array_agg(${active} ORDER BY day DESC))[1] AS active, sum(tickets)::int AS tickets,
      (array_agg(storage ORDER BY day DESC))[1] AS storage, sum(sent)::int AS messages
    FROM days GROUP BY since ORDER BY since`
  return z.array(span).parse(rows)
}
