import { z } from 'zod'

export const ticketStatus = z.enum([
  'submitted',
  'acknowledged',
  'assigned',
  'in_progress',
  'waiting',
  'resolved',
  'closed',
  'cancelled',
])
export type TicketStatus = z.infer<typeof ticketStatus>

export const ticketPriority = z.enum(['low', 'medium', 'high', 'urgent'])
export type TicketPriority = z.infer<typeof ticketPriority>

export const ticketSource = z.enum(['app', 'walk_in', 'call', 'email'])

const text = (max: number) => z.string().trim().max(max)
const fileIds = z.array(z.uuid()).max(10, 'At most 10 files.')

/** Where it is: one of the estate's units, or a common area in words. */
const place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unit'), unitId: z.uuid('Choose the unit.') }),
  z.object({ kind: z.literal('common'), area: text(120).min(2, 'Say where it is, such as “pool” or “gate 2”.') }),
])

export const reportTicket = z.object({
  categoryId: z.uuid('Choose what it is about.'),
  title: text(120).min(4, 'Say in a few words what is wrong.'),
  description: text(4000).default(''),
  place,
  availability: text(200).optional(),
  permissionToEnter: z.boolean().default(false),
  fileIds: fileIds.default([]),
})
export type ReportTicket = z.infer<typeof reportTicket>

/** Staff report for somebody: also for whom, how it came in, and how urgent it is. */
export const reportTicketFor = reportTicket.extend({
  reporterId: z.uuid('Choose for whom you report.'),
  source: ticketSource.default('walk_in'),
  priority: ticketPriority.optional(),
})
export type ReportTicketFor = z.infer<typeof reportTicketFor>

export const editTicket = z.object({
  id: z.uuid(),
  categoryId: z.uuid('Choose what it is about.'),
  title: text(120).min(4, 'Say in a few words what is wrong.'),
  priority: ticketPriority,
})
export type EditTicket = z.infer<typeof editTicket>

export const assignTicket = z.object({ id: z.uuid(), assigneeId: z.uuid('Choose who does it.') })
export type AssignTicket = z.infer<typeof assignTicket>

/** A step along the table of transitions. Waiting needs a reason, resolving a word about what was done. */
export const moveTicket = z.discriminatedUnion('to', [
  z.object({ id: z.uuid(), to: z.enum(['acknowledged', 'in_progress', 'closed', 'cancelled']) }),
  z.object({
    id: z.uuid(),
    to: z.literal('waiting'),
    reason: text(300).min(3, 'Say what it waits for.'),
    until: z.iso.date('Choose a day.').optional(),
  }),
  z.object({ id: z.uuid(), to: z.literal('resolved'), resolution: text(1000).min(3, 'Say what was done.') }),
])
export type MoveTicket = z.infer<typeof moveTicket>

export const commentOnTicket = z.object({
  id: z.uuid(),
  body: text(4000).min(1, 'Write something first.'),
  internal: z.boolean().default(false),
  fileIds: fileIds.default([]),
})
export type CommentOnTicket = z.infer<typeof commentOnTicket>

export const ticketFilter = z.object({
  q: text(100).optional(),
  status: z.array(ticketStatus).max(8).optional(),
  open: z.boolean().optional(),
  priority: z.array(ticketPriority).max(4).optional(),
  categoryId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  /** A member's id, `me`, or `nobody`. */
  assignee: z.union([z.uuid(), z.literal('me'), z.literal('nobody')]).optional(),
})
export type TicketFilter = z.infer<typeof ticketFilter>

export const listTickets = ticketFilter.extend({
  cursor: z.uuid().nullish(),
  limit: z.number().int().min(1).max(100).default(50),
})
export type ListTickets = z.infer<typeof listTickets>
