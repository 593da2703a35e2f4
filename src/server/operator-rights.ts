import type { OperatorCtx } from './context'
import { DomainError } from './errors'
import { operatorMay, type OperatorPermission } from './permissions'

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
