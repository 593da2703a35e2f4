import type { Prisma } from '@/generated/prisma/client'
import type { Ctx } from '@/server/context'
import { accountDb } from '@/server/db/client'
import { modulesOf } from '@/server/module'
import { askPlatformJob } from '@/server/platform-jobs'
import { ROLES, type Permission, type Role } from '@/server/permissions'
import { FAULT_WORDS, passwordFault, type PasswordOwner } from './password'
import { sendSecurityNoticeJob } from './platform-jobs'
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

/** A link by which somebody without a password sets one, once and within some hours. */
export async function passwordLink(
  account: { id: string },
  origin: string,
  now: Date,
  hours = 1,
): Promise<string> {
  const { token, hash } = makeResetToken()
  await accountDb().passwordReset.create({
    data: {
      accountId: account.id,
      tokenHash: hash,
      expiresAt: new Date(now.getTime() + hours * 3_600_000),
      createdAt: now,
    },
    select: { id: true },
  })
  return `${origin}/reset?token=${token}`
}

type AccountTx = Pick<
  Prisma.TransactionClient,
  'secondFactor' | 'secondFactorEnrolment' | 'recoveryCode' | 'knownDevice' | 'session' | 'jobRequest'
>

/** Takes an account's second factor out, ends its sessions on the console, and has its owner told by mail. */
export async function forgetSecondFactor(tx: AccountTx, accountId: string, now: Date): Promise<void> {
  await tx.secondFactor.deleteMany({ where: { accountId } })
  await tx.secondFactorEnrolment.deleteMany({ where: { accountId } })
  await tx.recoveryCode.deleteMany({ where: { accountId } })
  await tx.knownDevice.deleteMany({ where: { accountId } })
  await endConsoleSessions(tx, accountId, now)
  await askPlatformJob(tx, sendSecurityNoticeJob, {
    accountId,
    kind: 'reset',
    key: `${accountId}:${now.getTime()}`,
    at: now.toISOString(),
  })
}

/** Ends what an account has open as an operator: the console, and visits to estates. Its memberships go on. */
export async function endConsoleSessions(
  tx: Pick<AccountTx, 'session'>,
  accountId: string,
  now: Date,
): Promise<void> {
  await tx.session.updateMany({
    where: { accountId, revokedAt: null, OR: [{ site: 'console' }, { supportAccessId: { not: null } }] },
    data: { revokedAt: now },
  })
}
