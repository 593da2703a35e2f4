import { layOut } from '@/lib/mail-layout'
import type { Ctx } from '@/server/context'
import { config } from '@/server/config'
import { letterhead } from '@/server/look'
import { sendMail } from '@/server/mail'
import { STORED_EVENT } from '@/server/notify'
import { membersHolding } from '@/modules/identity/api'
import { letterOf } from '../letters'
import { mailJob, tellJob } from '../work'

/** Asks for one mail to each administrator, so that one that fails keeps nobody else waiting. */
export async function tellByMail(ctx: Ctx, raw: unknown): Promise<void> {
  const { eventId } = tellJob.payload.parse(raw)
  const event = await ctx.db.event.findUnique({ where: ctx.key(eventId), select: STORED_EVENT })
  if (!event || !letterOf(event, ctx.estate)) return
  const administrators = await membersHolding(ctx, 'subscription:manage')
  await ctx.tx(async (tx) => {
    for (const memberId of administrators)
      if (memberId !== event.actorId)
        await tx.enqueue(mailJob, { payload: { eventId, memberId }, key: `${eventId}:${memberId}` })
  })
}

export async function mailAdministrator(ctx: Ctx, raw: unknown): Promise<void> {
  const { eventId, memberId } = mailJob.payload.parse(raw)
  const event = await ctx.db.event.findUnique({ where: ctx.key(eventId), select: STORED_EVENT })
  const member = await ctx.db.member.findUnique({
    where: ctx.key(memberId),
    select: { email: true, status: true },
  })
  const letter = event && letterOf(event, ctx.estate)
  if (!letter || !member?.email || member.status !== 'active') return
  const { name, slug } = ctx.estate
  const { scheme, publicRoot } = config()
  const { subject, heading, paragraphs, action, path } = letter
  await sendMail({
    to: member.email,
    countsFor: null,
    subject,
    ...layOut({
      from: { ...letterhead(ctx.estate), name: `Gatehouse · ${name}` },
      heading,
      paragraphs,
      action: { label: action, url: `${scheme}://${slug}.${publicRoot}${path}` },
      footer: letter.footer,
    }),
    idempotencyKey: `subscription.mail:${eventId}:${memberId}`,
  })
}
