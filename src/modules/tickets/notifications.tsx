import type { Ctx } from '@/server/context'
import type { StoredEvent } from '@/server/events'
import type { NotificationRule } from '@/server/module'
import { membersHolding } from '@/modules/identity/api'
import { factsOf, ticketAssigned, ticketCommented, ticketMoved, ticketReported } from './events'

const ticketHref = (event: StoredEvent) => `/tickets/${event.entityId}`

const words = (event: StoredEvent) => {
  const { number, title } = factsOf(event.payload)
  return { number, title, by: event.actorName }
}

/** The desk hears of what is new until somebody has it. */
async function desk(ctx: Ctx): Promise<string[]> {
  return membersHolding(ctx, 'tickets:assign')
}

async function assignee(_ctx: Ctx, event: StoredEvent): Promise<string[]> {
  const { assigneeId } = factsOf(event.payload)
  return assigneeId ? [assigneeId] : []
}

/** Who reported it hears nothing of internal matters, and nothing twice as the one who has it. */
async function reporter(_ctx: Ctx, event: StoredEvent): Promise<string[]> {
  const { reporterId, assigneeId } = factsOf(event.payload)
  return event.internal || reporterId === assigneeId ? [] : [reporterId]
}

/** Those who work on it: whoever has it, else the desk. */
async function workers(ctx: Ctx, event: StoredEvent): Promise<string[]> {
  const assigned = await assignee(ctx, event)
  return assigned.length > 0 ? assigned : desk(ctx)
}

async function reporterAndWorkers(ctx: Ctx, event: StoredEvent): Promise<string[]> {
  return [...(await reporter(ctx, event)), ...(await workers(ctx, event))]
}

const rule = (
  parts: Omit<NotificationRule, 'params' | 'href'> & Partial<NotificationRule>,
): NotificationRule => ({
  params: words,
  href: ticketHref,
  ...parts,
})

/** Who is told what of a ticket; the words are `notifications.<kind>` in the messages. */
export const notifications: readonly NotificationRule[] = [
  rule({ event: ticketReported.name, kind: 'tickets.reported', urgency: 'normal', recipients: desk }),
  rule({
    event: ticketAssigned.name,
    kind: 'tickets.assignedToYou',
    urgency: 'normal',
    recipients: assignee,
  }),
  rule({ event: ticketAssigned.name, kind: 'tickets.assigned', urgency: 'normal', recipients: reporter }),
  rule({
    event: ticketMoved.name,
    kind: 'tickets.moved',
    urgency: 'normal',
    recipients: reporterAndWorkers,
    params: (event) => ({ ...words(event), to: ticketMoved.payload.parse(event.payload).to }),
  }),
  rule({
    event: ticketCommented.name,
    kind: 'tickets.commented',
    urgency: 'normal',
    recipients: reporterAndWorkers,
  }),
]
