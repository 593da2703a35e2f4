import type { Ctx } from '@/server/context'
import { accountDb } from '@/server/db/client'
import { modulesOf } from '@/server/module'
import { ROLES, type Permission, type Role } from '@/server/permissions'
import { FAULT_WORDS, passwordFault, type PasswordOwner } from './password'
import { makeResetToken } from './reset-token'

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

/** What is wrong with a password as a new one, as the sentence beside its field; null where nothing is. */
export function passwordRefusal(password: string, owner: PasswordOwner): string | null {
  const fault = passwordFault(password, owner)
  return fault && FAULT_WORDS[fault]
}

/** A link by which somebody without a password sets one, once and within an hour. */
export async function passwordLink(account: { id: string }, origin: string, now: Date): Promise<string> {
  const { token, hash } = makeResetToken()
  await accountDb().passwordReset.create({
    data: {
      accountId: account.id,
      tokenHash: hash,
      expiresAt: new Date(now.getTime() + 3_600_000),
      createdAt: now,
    },
    select: { id: true },
  })
  return `${origin}/reset?token=${token}`
}
