import { formatPhone } from '@/lib/phone'
import { accountDb } from '@/server/db/client'
import { SESSION_LIFE } from '@/server/auth/session'
import type { RequestInfo } from '@/server/request'
import { deviceOf } from '@/lib/device'
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

/** Whom somebody without access can ask, as the estate has said for itself; null on any other site. */
export async function estateContact(request: RequestInfo) {
  const visit = await request.estate()
  if (!visit) return null
  const contact = await accountDb().estate.findUnique({
    where: { id: visit.estate.id },
    select: { contactName: true, contactEmail: true, contactPhone: true },
  })
  if (!contact) return null
  const { contactName: name, contactEmail: email, contactPhone: phone } = contact
  return { name, email, phone, spokenPhone: phone && formatPhone(phone, visit.estate.country) }
}
