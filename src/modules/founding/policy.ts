import { holds, type Ctx } from '@/server/context'
import { notAllowed } from '@/server/errors'

export function requireSetup({ actor }: Pick<Ctx, 'actor'>): void {
  if (!holds(actor, 'setup:manage')) throw notAllowed('setup:manage')
}
