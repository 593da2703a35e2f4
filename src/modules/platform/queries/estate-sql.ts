import { sql, type Sql } from '@/server/db/sql'

/** The last count of an estate `e`, as `f`; nothing of one that was founded since. */
export const LAST_COUNT = sql`LEFT JOIN LATERAL (
  SELECT c.members, c.units, c.storage FROM estate_figures c WHERE c.estate_id = e.id ORDER BY c.day DESC LIMIT 1) f ON true`

export const UNITS = sql`coalesce(f.units, (SELECT count(*)::int FROM unit u WHERE u.estate_id = e.id))`
export const MEMBERS = sql`coalesce(f.members,
  (SELECT count(*)::int FROM member m WHERE m.estate_id = e.id AND m.status <> 'left'))`
export const STORAGE = sql`coalesce(f.storage, (SELECT coalesce(sum(o.size), 0)::bigint FROM file o WHERE o.estate_id = e.id))`

/**
 * What an estate `e` with its last count `f` pays in a month, as `r`: what runs at the payment provider, otherwise the
 * price of its plan while it is marked as paid by hand. No row where it pays nothing.
 */
export const revenue = (now: Date): Sql => sql`LEFT JOIN LATERAL (
  SELECT s.currency::text AS currency, s.unit_amount * s.quantity AS amount FROM subscription s
    WHERE s.estate_id = e.id AND s.state = 'running' AND s.unit_amount IS NOT NULL AND s.quantity IS NOT NULL
  UNION ALL
  SELECT p.currency, p.amount * ${UNITS} FROM (
      SELECT pp.currency::text AS currency, pp.amount FROM plan_price pp
      WHERE pp.plan_id = e.plan_id AND pp.currency IN (e.currency, 'USD')
      ORDER BY (pp.currency = e.currency) DESC LIMIT 1) p
    WHERE e.paid_until > ${now} AND e.status = 'active'
      AND NOT EXISTS (SELECT FROM subscription s WHERE s.estate_id = e.id AND s.state = 'running')
  LIMIT 1) r ON true`

/** The plan whose limits and modules hold for an estate `e`, as `p`: of one that tries and chose none, the trial's. */
export const PLAN = sql`LEFT JOIN plan p ON p.id = coalesce(e.plan_id,
  CASE WHEN e.status = 'trial' THEN (SELECT t.id FROM plan t WHERE t.for_trial) END)`
