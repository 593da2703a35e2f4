import { z } from 'zod'
import { typedText as text } from '@/lib/typed-text'

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

const ticketSource = z.enum(['app', 'walk_in', 'call', 'email'])

export const MOST_FILES = 10
const fileIds = z.array(z.uuid()).max(MOST_FILES, `At most ${MOST_FILES} files.`).default([])

/** Uploads that a draft names, which may have been removed since. */
export const keptUploads = z.object({ fileIds })

/** Where it is: one of the estate's units, or a common area in words. */
const place = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('unit'), unitId: z.uuid('Choose where it is.') }),
    z.object({
      kind: z.literal('common'),
      area: text(120).min(2, 'Say where it is, such as “pool” or “gate 2”.'),
    }),
  ],
  'Say where it is.',
)

const about = {
  categoryId: z.uuid('Choose what it is about.'),
  title: text(120).min(4, 'Say in a few words what is wrong.'),
}

export const reportTicket = z.object({
  ...about,
  description: text(4000).default(''),
  place,
  availability: text(200).default(''),
  permissionToEnter: z.boolean().default(false),
  fileIds,
})
export type ReportTicket = z.infer<typeof reportTicket>

/** Staff report for somebody: also for whom, how it came in, and how urgent it is where the category doesn't say. */
export const reportTicketFor = reportTicket.extend({
  reporterId: z.uuid('Choose for whom you report.'),
  source: ticketSource.default('walk_in'),
  priority: ticketPriority.optional(),
})
export type ReportTicketFor = z.infer<typeof reportTicketFor>

const id = z.uuid()

export const ticketById = z.object({ id })

export const editTicket = z.object({ id, ...about, priority: ticketPriority })
export type EditTicket = z.infer<typeof editTicket>

/** `insteadOf` is whom the reader saw it with: of two who give it away at once, the second is told. */
export const assignTicket = z.object({
  id,
  assigneeId: z.uuid('Choose who does it.'),
  insteadOf: z.uuid().nullable(),
})
export type AssignTicket = z.infer<typeof assignTicket>

/** What must be said with a step; null where it goes without saying. */
export function wordsAsked(from: TicketStatus, to: TicketStatus): string | null {
  if (to === 'waiting') return 'Say what it waits for.'
  if (to === 'resolved') return 'Say what was done.'
  return from === 'resolved' && to === 'in_progress' ? 'Say what is still wrong.' : null
}

/** A step along the table of transitions, from the state that the reader saw. */
export const moveTicket = z
  .object({
    id,
    from: ticketStatus,
    to: ticketStatus,
    words: text(1000).default(''),
    /** How long it waits at most; only said of waiting. */
    until: z.union([z.iso.date('Choose a day.'), z.literal('')]).default(''),
  })
  .superRefine(({ from, to, words }, check) => {
    const asked = wordsAsked(from, to)
    if (asked && words.length < 3) check.addIssue({ code: 'custom', path: ['words'], message: asked })
  })
export type MoveTicket = z.infer<typeof moveTicket>

export const commentOnTicket = z
  .object({ id, body: text(4000), internal: z.boolean().default(false), fileIds })
  .superRefine(({ body, fileIds }, check) => {
    if (body === '' && fileIds.length === 0)
      check.addIssue({ code: 'custom', path: ['body'], message: 'Write something first.' })
  })
export type CommentOnTicket = z.infer<typeof commentOnTicket>

export const ticketFilter = z.object({
  q: text(100).optional(),
  status: z.array(ticketStatus).max(8).optional(),
  open: z.boolean().optional(),
  priority: z.array(ticketPriority).max(4).optional(),
  categoryId: z.array(z.uuid()).max(50).optional(),
  unitId: z.uuid().optional(),
  /** A member's id, `me`, or `nobody`. */
  assignee: z.union([z.uuid(), z.literal(['me', 'nobody'])]).optional(),
  /** Only the reader's own and their household's, however much else they may see. */
  home: z.boolean().optional(),
})
export type TicketFilter = z.infer<typeof ticketFilter>

export const listTickets = ticketFilter.extend({
  cursor: z.uuid().nullish(),
  limit: z.number().int().min(1).max(100).default(50),
})
export type ListTickets = z.infer<typeof listTickets>
