import type { Ctx, MemberActor } from '@/server/context'
import { notFound } from '@/server/errors'
import { deviceOf } from '@/lib/device'
import { sessionRevoked, sessionsRevoked } from '../events'

export type MemberCtx = Omit<Ctx, 'actor'> & { actor: MemberActor }

/** Ends one of the member's own sessions on this site; anybody else's does not exist. */
export async function revokeOwnSession(ctx: MemberCtx, id: string): Promise<void> {
  await ctx.tx(async (tx) => {
    const own = { id, accountId: ctx.actor.accountId, revokedAt: null }
    const session = await tx.db.session.findFirst({ where: own, select: { userAgent: true } })
    const { count } = await tx.db.session.updateMany({ where: own, data: { revokedAt: tx.clock.now() } })
    if (!session || count === 0) throw notFound('session')
    const { browser, system } = deviceOf(session.userAgent)
    const device = [browser, system].filter(Boolean).join(', ')
    await tx.emit(sessionRevoked, { entityId: id, payload: { device } })
  })
}

/** Ends every session of the member on this site but the one that asks. */
export async function revokeOtherSessions(ctx: MemberCtx): Promise<{ sessions: number }> {
  const { id: memberId, accountId, sessionId } = ctx.actor
  return ctx.tx(async (tx) => {
    const { count } = await tx.db.session.updateMany({
      where: { accountId, revokedAt: null, id: { not: sessionId } },
      data: { revokedAt: tx.clock.now() },
    })
    if (count > 0) await tx.emit(sessionsRevoked, { entityId: memberId, payload: { sessions: count } })
    return { sessions: count }
  })
}
