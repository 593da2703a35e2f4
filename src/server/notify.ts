import { z } from 'zod'
import type { Ctx } from './context'
import type { StoredEvent } from './events'
import { modulesOf, type NotificationRule } from './module'
import { LIVE_CHANNEL } from './relay'

const eventPayload = z.object({ eventId: z.uuid() })

/** Puts an event into the bells of those whom the modules' rules name. Safe to run again: one line a member and kind. */
export async function notifyOf(ctx: Ctx, payload: unknown): Promise<void> {
  const { eventId } = eventPayload.parse(payload)
  const event = await storedEvent(ctx, eventId)
  if (!event) return
  for (const rule of await rulesFor(ctx, event.name)) await notify(ctx, event, rule)
}

async function rulesFor({ estate }: Ctx, name: string): Promise<NotificationRule[]> {
  const loaded = await Promise.all(
    modulesOf(estate)
      .filter((module) => module.notifies?.includes(name))
      .map(async (module) => (await module.notifications?.()) ?? []),
  )
  return loaded.flat().filter((rule) => rule.event === name)
}

async function notify(ctx: Ctx, event: StoredEvent, rule: NotificationRule): Promise<void> {
  const members = new Set(await rule.recipients(ctx, event))
  if (event.actorId) members.delete(event.actorId)
  if (members.size === 0) return
  await ctx.tx(async (tx) => {
    await tx.db.notification.createMany({
      skipDuplicates: true,
      data: [...members].map((memberId) => ({
        memberId,
        eventId: event.id,
        kind: rule.kind,
        urgency: rule.urgency,
        params: rule.params(event),
        href: rule.href(event),
      })),
    })
    await ringBells(tx, [...members])
  })
}

/** Tells open screens of these members that their bell has changed. */
export async function ringBells(ctx: Ctx, members: string[]): Promise<void> {
  for (let from = 0; from < members.length; from += 150) {
    const message = JSON.stringify({ estateId: ctx.estate.id, bells: members.slice(from, from + 150) })
    await ctx.db.$queryRaw`SELECT pg_notify(${LIVE_CHANNEL}, ${message})::text`
  }
}

async function storedEvent(ctx: Pick<Ctx, 'db' | 'key'>, id: string): Promise<StoredEvent | null> {
  return ctx.db.event.findUnique({ where: ctx.key(id), select: STORED_EVENT })
}

export const STORED_EVENT = {
  id: true,
  name: true,
  entity: true,
  entityId: true,
  actorId: true,
  actorName: true,
  payload: true,
  internal: true,
  at: true,
} as const
