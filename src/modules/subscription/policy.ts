import { holds, type Ctx } from '@/server/context'
import { notAllowed } from '@/server/errors'

/** Refuses whoever may not choose and pay, whoever calls. */
export function requireManage({ actor }: Pick<Ctx, 'actor'>): void {
  if (!holds(actor, 'subscription:manage')) throw notAllowed('subscription:manage')
}
