import { randomUUID } from 'node:crypto'
import type { Prisma } from '@/generated/prisma/client'
import { endConsoleSessions, forgetSecondFactor } from '@/modules/identity/api'
import { writePlatformEvent, type PlatformEventName } from '@/server/audit'
import type { OperatorCtx } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { conflict, DomainError, invalid, notFound } from '@/server/errors'
import { operatorMay, type OperatorRole } from '@/server/permissions'
import { askPlatformJob } from '@/server/platform-jobs'
import { endSupportOf } from '@/server/support/end'
import { requireOperator } from '@/server/operator-rights'
import { sendInvitationJob } from '../platform-jobs'
import type { ChangeRole, InviteOperator, OnOperator } from '../schemas'

type Tx = Prisma.TransactionClient
type Operator = { id: string; accountId: string; name: string; role: OperatorRole; active: boolean }

const across = () => unsafeAcrossEstates('an owner looks after the operators')

/** Makes somebody an operator and mails them the way in. Somebody who has an account keeps their password. */
export async function inviteOperator(ctx: OperatorCtx, input: InviteOperator): Promise<void> {
  requireOperator(ctx, 'operators:manage')
  const email = input.email.toLowerCase()
  const now = ctx.request.clock.now()
  await across().$transaction(async (db) => {
    const account = await db.account.upsert({
      where: { email },
      create: { email, name: input.name },
      update: {},
      select: { id: true },
    })
    const { count } = await db.operator.createMany({
      data: { accountId: account.id, name: input.name, role: input.role, invitedAt: now },
      skipDuplicates: true,
    })
    if (count === 0)
      throw invalid('platform.operator_exists', 'This is an operator already.', {
        email: 'Somebody with this address is an operator already, or was one. Look for them in the list.',
      })
    const { id } = await db.operator.findUniqueOrThrow({
      where: { accountId: account.id },
      select: { id: true },
    })
    await invite(db, ctx, id)
    await note(db, ctx, 'operator.invited', { id, name: input.name }, input.reason, { role: input.role })
  })
}

async function invite(db: Tx, { operator }: OperatorCtx, operatorId: string): Promise<void> {
  await askPlatformJob(db, sendInvitationJob, { operatorId, inviter: operator.name, key: randomUUID() })
}

export async function renewInvitation(ctx: OperatorCtx, { id, reason }: OnOperator): Promise<void> {
  await onOther(ctx, id, async (db, operator) => {
    if (!operator.active) throw changedMeanwhile()
    await invite(db, ctx, id)
    await note(db, ctx, 'operator.invitation_renewed', operator, reason)
  })
}

/** Gives another role, from the next request on. Visits end where the new one may not enter estates. */
export async function changeOperatorRole(ctx: OperatorCtx, { id, role, reason }: ChangeRole): Promise<void> {
  const before = await onOther(ctx, id, async (db, operator) => {
    if (operator.role === role) throw conflict('platform.same_role', 'This is their role already.')
    const { count } = await db.operator.updateMany({
      where: { id, role: operator.role, active: operator.active },
      data: { role },
    })
    if (count === 0) throw changedMeanwhile()
    const details = { before: operator.role, after: role }
    await note(db, ctx, 'operator.role_changed', operator, reason, details)
    return operator.role
  })
  if (operatorMay(before, 'support:enter') && !operatorMay(role, 'support:enter'))
    await endSupportOf(id, ctx.request, ctx.operator.name)
}

/** Shuts an operator out at once: sessions and visits end with it. */
export async function deactivateOperator(ctx: OperatorCtx, { id, reason }: OnOperator): Promise<void> {
  await onOther(ctx, id, async (db, operator) => {
    const { count } = await db.operator.updateMany({ where: { id, active: true }, data: { active: false } })
    if (count === 0) throw changedMeanwhile()
    await endConsoleSessions(db, operator.accountId, ctx.request.clock.now())
    await note(db, ctx, 'operator.deactivated', operator, reason)
  })
  await endSupportOf(id, ctx.request, ctx.operator.name)
}

export async function reactivateOperator(ctx: OperatorCtx, { id, reason }: OnOperator): Promise<void> {
  await onOther(ctx, id, async (db, operator) => {
    const { count } = await db.operator.updateMany({ where: { id, active: false }, data: { active: true } })
    if (count === 0) throw changedMeanwhile()
    await note(db, ctx, 'operator.reactivated', operator, reason)
  })
}

/** For somebody who has lost app and recovery codes: they begin anew at the next sign-in, and are told by mail. */
export async function resetOperatorFactor(ctx: OperatorCtx, { id, reason }: OnOperator): Promise<void> {
  await onOther(ctx, id, async (db, operator) => {
    await forgetSecondFactor(db, operator.accountId, ctx.request.clock.now())
    await note(db, ctx, 'operator.second_factor_reset', operator, reason)
  })
  await endSupportOf(id, ctx.request, ctx.operator.name)
}

/** In one transaction, by an owner, on somebody else: nobody changes what they may do themselves. */
async function onOther<T>(
  ctx: OperatorCtx,
  id: string,
  work: (db: Tx, operator: Operator) => Promise<T>,
): Promise<T> {
  requireOperator(ctx, 'operators:manage')
  if (id === ctx.operator.id)
    throw new DomainError(
      'AUTHORIZATION_ERROR',
      'platform.not_oneself',
      'Somebody else has to do this for you.',
    )
  return across().$transaction(async (db) => {
    const operator = await db.operator.findUnique({
      where: { id },
      select: { id: true, accountId: true, name: true, role: true, active: true },
    })
    if (!operator) throw notFound('operator')
    return work(db, operator)
  })
}

async function note(
  db: Tx,
  ctx: OperatorCtx,
  name: PlatformEventName,
  { id, name: person }: { id: string; name: string },
  reason: string,
  details: Record<string, string> = {},
): Promise<void> {
  await writePlatformEvent(db, ctx, {
    name,
    subjectType: 'operator',
    subjectId: id,
    reason,
    details: { name: person, ...details },
  })
}

function changedMeanwhile(): DomainError {
  return conflict(
    'platform.operator_changed',
    'This operator is in another state by now. Have a look before you go on.',
  )
}
