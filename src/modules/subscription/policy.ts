import type { OperatorCtx } from '@/server/context'
import { holds, type Ctx } from '@/server/context'
import { DomainError, notAllowed } from '@/server/errors'
import { operatorMay, type OperatorPermission } from '@/server/permissions'

/** Refuses an operator whose role doesn't hold the permission, whoever calls. */
export function requireOperator(
  { operator }: Pick<OperatorCtx, 'operator'>,
  permission: OperatorPermission,
): void {
  if (operatorMay(operator.role, permission)) return
  throw new DomainError('AUTHORIZATION_ERROR', 'not_allowed', 'Your operator role has no right to do this.', {
    permission,
  })
}

/** Refuses whoever may not choose and pay, whoever calls. */
export function requireManage({ actor }: Pick<Ctx, 'actor'>): void {
  if (!holds(actor, 'subscription:manage')) throw notAllowed('subscription:manage')
}
