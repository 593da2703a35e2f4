import { z } from 'zod'
import type { OperatorCtx } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { operatorMay } from '@/server/permissions'
import { requireOperator } from '@/server/operator-rights'
import { operatorRole } from '../schemas'

const line = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: operatorRole,
  active: z.boolean(),
  hasPassword: z.boolean(),
  enrolled: z.boolean(),
  seenAt: z.date().nullable(),
})

/** Every operator: there are dozens at most. Those who can't come in stand last. */
export async function listOperators(ctx: OperatorCtx) {
  requireOperator(ctx, 'operators:read')
  const rows = await unsafeAcrossEstates('an operator reads who is one').$queryRaw<unknown[]>`
    SELECT o.id, o.name, a.email, o.role::text, o.active, a.password_hash IS NOT NULL AS "hasPassword",
      EXISTS (SELECT FROM second_factor f WHERE f.account_id = a.id) AS enrolled,
      (SELECT max(s.last_seen_at) FROM session s
        WHERE s.account_id = a.id AND s.site = 'console' AND s.second_factor_at IS NOT NULL) AS "seenAt"
    FROM operator o JOIN account a ON a.id = o.account_id
    ORDER BY o.active DESC, lower(o.name), o.id`
  return {
    mayManage: operatorMay(ctx.operator.role, 'operators:manage'),
    operators: z
      .array(line)
      .parse(rows)
      .map(({ active, hasPassword, ...operator }) => ({
        ...operator,
        self: operator.id === ctx.operator.id,
        state: stateOf(active, hasPassword),
      })),
  }
}

function stateOf(active: boolean, hasPassword: boolean): 'active' | 'invited' | 'deactivated' {
  if (!active) return 'deactivated'
  return hasPassword ? 'active' : 'invited'
}
