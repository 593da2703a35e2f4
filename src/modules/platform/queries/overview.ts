import { z } from 'zod'
import type { OperatorCtx } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { requireOperator } from '@/server/operator-rights'
import { estateStatus } from '../schemas'
import { LAST_COUNT, revenue, STORAGE } from './estate-sql'
import { endingSoon } from './estates'

const MONTHS = 12

const figures = z.object({
  ending: z.number(),
  storage: z.bigint(),
  byStatus: z.record(z.string(), z.number()),
})
const monthly = z.object({ month: z.string(), count: z.number() })
const income = z.object({ currency: z.string(), amount: z.bigint(), estates: z.number() })

/** The platform in figures, each of which a list stands behind. */
export async function platformOverview(ctx: OperatorCtx) {
  requireOperator(ctx, 'estates:read')
  const now = ctx.request.clock.now()
  const db = unsafeAcrossEstates('an operator looks at the platform in figures')
  const [[counted], founded, revenues] = await Promise.all([
    db.$queryRaw<unknown[]>`
      SELECT (SELECT count(*)::int FROM estate e WHERE ${endingSoon(now)}) AS ending,
        (SELECT coalesce(sum(${STORAGE}), 0)::bigint FROM estate e ${LAST_COUNT}) AS storage,
        (SELECT coalesce(json_object_agg(s.status, s.count), '{}') FROM (
          SELECT status::text, count(*)::int AS count FROM estate GROUP BY status) s) AS "byStatus"`,
    db.$queryRaw<unknown[]>`
      SELECT to_char(m, 'YYYY-MM') AS month, (SELECT count(*)::int FROM estate e
        WHERE e.created_at >= m AT TIME ZONE 'UTC' AND e.created_at < (m + interval '1 month') AT TIME ZONE 'UTC') AS count
      FROM generate_series(date_trunc('month', ${now}::timestamptz AT TIME ZONE 'UTC') - make_interval(months => ${MONTHS - 1}),
        date_trunc('month', ${now}::timestamptz AT TIME ZONE 'UTC'), interval '1 month') m ORDER BY m`,
    db.$queryRaw<unknown[]>`
      SELECT r.currency, sum(r.amount)::bigint AS amount, count(*)::int AS estates
      FROM estate e ${LAST_COUNT} ${revenue(now)} WHERE r.currency IS NOT NULL GROUP BY r.currency ORDER BY r.currency`,
  ])
  const { byStatus, ...rest } = figures.parse(counted)
  return {
    ...rest,
    byStatus: estateStatus.options.map((status) => ({ status, count: byStatus[status] ?? 0 })),
    founded: z.array(monthly).parse(founded),
    revenue: z.array(income).parse(revenues),
  }
}
