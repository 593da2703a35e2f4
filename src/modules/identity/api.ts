import type { Ctx } from '@/server/context'
import { modulesOf } from '@/server/module'
import { ROLES, type Permission, type Role } from '@/server/permissions'

/** Roles that hold a permission in any scope, by the installed modules. */
function rolesHolding({ estate }: Pick<Ctx, 'estate'>, permission: Permission): Role[] {
  return ROLES.filter((role) =>
    modulesOf(estate).some((module) =>
      Object.entries(module.grants).some(
        ([name, byRole]) => name === permission && byRole[role] !== undefined,
      ),
    ),
  )
}

/** Ids of the active members who were given a role that holds the permission. */
export async function membersHolding(
  ctx: Pick<Ctx, 'db' | 'estate'>,
  permission: Permission,
): Promise<string[]> {
  const members = await ctx.db.member.findMany({
    where: { status: 'active', roles: { some: { role: { in: rolesHolding(ctx, permission) } } } },
    orderBy: { name: 'asc' },
    select: { id: true },
  })
  return members.map((member) => member.id)
}

export async function membersByIds(
  ctx: Pick<Ctx, 'db'>,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  return ctx.db.member.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })
}
