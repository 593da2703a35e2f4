import type { Ctx } from '@/server/context'
import { notAllowed } from '@/server/errors'
import type { Permission } from '@/server/permissions'

/** Settings are the whole estate's: nobody holds them for a part of it. */
export function requireSetting({ actor }: Pick<Ctx, 'actor'>, permission: Permission): void {
  if (!actor.scopes(permission).has('estate')) throw notAllowed(permission)
}
