import { accountDb, estateDb } from '@/server/db/client'
import { SESSION_LIFE } from '@/server/auth/session'
import { deviceOf } from './device'
import type { MemberCtx } from './service/sessions'

/** The member's own open sessions on this site, the present one first, then by last use. */
export async function ownSessions(ctx: MemberCtx) {
  const now = ctx.clock.now()
  const idleSince = new Date(now.getTime() - SESSION_LIFE.estate.idle * 1000)
  const rows = await ctx.db.session.findMany({
    where: {
      accountId: ctx.actor.accountId,
      revokedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: idleSince },
    },
    orderBy: { lastSeenAt: 'desc' },
    take: 100,
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
  })
  const sessions = rows.map(({ userAgent, ...session }) => ({
    ...session,
    device: deviceOf(userAgent),
    current: session.id === ctx.actor.sessionId,
  }))
  return sessions.sort((a, b) => Number(b.current) - Number(a.current))
}

/** Whom a member without access can ask, as the estate has said for itself. */
export async function estateContact(estateId: string) {
  const contact = await accountDb().estate.findUnique({
    where: { id: estateId },
    select: { contactName: true, contactEmail: true, contactPhone: true },
  })
  return {
    name: contact?.contactName ?? null,
    email: contact?.contactEmail ?? null,
    phone: contact?.contactPhone ?? null,
  }
}

/** What an account may know of its own membership while it has no access. */
export async function ownMembership(estateId: string, memberId: string) {
  return estateDb(estateId).db.member.findFirst({
    where: { id: memberId },
    select: { name: true, email: true, status: true, createdAt: true },
  })
}
