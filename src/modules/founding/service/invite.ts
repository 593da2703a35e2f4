import { randomUUID } from 'node:crypto'
import type { OperatorCtx } from '@/server/context'
import { writePlatformEvent } from '@/server/audit'
import { unsafeAcrossEstates } from '@/server/db/client'
import { conflict, notFound } from '@/server/errors'
import { askPlatformJob } from '@/server/platform-jobs'
import { requireOperator } from '@/server/operator-rights'
import { inviteJob } from '../platform-jobs'
import type { RenewInvitation } from '../schemas'

/** Mails an administrator who has no password yet another link to one. */
export async function renewInvitation(ctx: OperatorCtx, input: RenewInvitation): Promise<void> {
  requireOperator(ctx, 'estates:create')
  const { id: estateId, memberId, reason } = input
  await unsafeAcrossEstates('an operator invites an administrator again').$transaction(async (db) => {
    const member = await db.member.findFirst({
      where: { estateId, id: memberId, status: 'active', roles: { some: { role: 'administrator' } } },
      select: { name: true, account: { select: { passwordHash: true } } },
    })
    if (!member?.account) throw notFound('administrator')
    if (member.account.passwordHash)
      throw conflict('founding.has_password', `${member.name} has chosen a password by now.`)
    await askPlatformJob(db, inviteJob, {
      ...{ estate: estateId, memberId, inviter: ctx.operator.name },
      key: randomUUID(),
    })
    await writePlatformEvent(db, ctx, {
      name: 'estate.invitation_renewed',
      subjectType: 'estate',
      subjectId: estateId,
      reason,
      details: { name: member.name },
    })
  })
}
