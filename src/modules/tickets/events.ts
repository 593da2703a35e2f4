import { z } from 'zod'
import { defineEvent } from '@/server/events'
import { ticketStatus } from './schemas'

/** Facts that say whose ticket it is, so that live screens and notifications need not ask. */
const facts = z.object({
  number: z.string(),
  title: z.string(),
  reporterId: z.uuid(),
  assigneeId: z.uuid().nullable(),
  /** The unit whose household may see it; null for a common area, and once the reporter has moved out. */
  householdUnitId: z.uuid().nullable(),
})
export type TicketFacts = z.infer<typeof facts>

export const ticketReported = defineEvent('ticket.reported', 'ticket', facts)
export const ticketEdited = defineEvent('ticket.edited', 'ticket', facts)
export const ticketAssigned = defineEvent(
  'ticket.assigned',
  'ticket',
  facts.extend({ assigneeName: z.string() }),
)
export const ticketMoved = defineEvent(
  'ticket.moved',
  'ticket',
  facts.extend({
    from: ticketStatus,
    to: ticketStatus,
    words: z.string().optional(),
    until: z.iso.date().optional(),
  }),
)
export const ticketCommented = defineEvent(
  'ticket.commented',
  'ticket',
  facts.extend({ commentId: z.uuid() }),
)

export const TICKET_EVENTS = [
  ticketReported,
  ticketEdited,
  ticketAssigned,
  ticketMoved,
  ticketCommented,
] as const

export function factsOf(payload: unknown): TicketFacts {
  return facts.parse(payload)
}
