import { createTranslator } from 'next-intl'
import { membersHolding } from '@/modules/identity/api'
import { layOut } from '@/lib/mail-layout'
import { config } from '@/server/config'
import type { Ctx } from '@/server/context'
import { letterhead } from '@/server/look'
import { sendMail } from '@/server/mail'
import { supportEnded, supportEntered } from '@/server/support/events'
import support from '../messages/en.json'

const words = createTranslator({ locale: 'en', messages: { support }, namespace: 'support.mail' })

/** Mails every administrator, each once, however often the job runs. */
export async function mailAdministrators(ctx: Ctx, eventId: string): Promise<void> {
  const event = await ctx.db.event.findUnique({
    where: ctx.key(eventId),
    select: { name: true, payload: true, at: true },
  })
  if (!event) return
  const letter = letterOf(ctx, event.name, event.payload, event.at)
  if (!letter) return
  const ids = await membersHolding(ctx, 'support:manage')
  const members = await ctx.db.member.findMany({
    where: { id: { in: ids }, email: { not: null } },
    select: { id: true, email: true },
  })
  for (const { id, email } of members)
    if (email)
      await sendMail({
        to: email,
        fromName: ctx.estate.name,
        countsFor: null,
        ...letter,
        idempotencyKey: `support.mail:${eventId}:${id}`,
      })
}

function letterOf({ estate }: Ctx, name: string, payload: unknown, at: Date) {
  const { scheme, publicRoot } = config()
  const time = new Intl.DateTimeFormat(estate.locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: estate.timeZone,
  }).format(at)
  const entered = name === supportEntered.name ? supportEntered.payload.safeParse(payload).data : null
  const ended = name === supportEnded.name ? supportEnded.payload.safeParse(payload).data : null
  const facts = entered ?? ended
  if (!facts) return null
  const kind = entered ? 'entered' : 'ended'
  const said = { operator: facts.operator, reason: facts.reason, estate: estate.name, time }
  return {
    subject: words(`${kind}.subject`, said),
    ...layOut({
      from: letterhead(estate),
      heading: words(`${kind}.heading`, said),
      paragraphs: [
        words(`${kind}.body`, { ...said, minutes: entered?.minutes ?? 0 }),
        words('reason', said),
        words(`${kind}.more`),
      ],
      action: {
        label: words('action'),
        url: `${scheme}://${estate.slug}.${publicRoot}/manage/settings/support`,
      },
      footer: words('footer', said),
    }),
  }
}
