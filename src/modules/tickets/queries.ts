import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import type { Ctx } from '@/server/context'
import { notFound } from '@/server/errors'
import { signedFileUrl } from '@/server/files'
import type { SearchHit } from '@/server/module'
import { membersByIds, membersHolding } from '@/modules/identity/api'
import { ticketAssigned, ticketEdited, ticketMoved, ticketReported } from './events'
import { commentRows, dayHere, eventRows, homeRows, requireTicketRows, tiesOf, tiesSelect } from './policy'
import { ticketPriority, ticketStatus, type ListTickets, type TicketFilter } from './schemas'
import { OPEN } from './open-ticket'
import type { Side } from './ticket'
import { numbersMeant } from './ticket-number'
import { reaches, sideOf } from './ties'

const PERSON = { select: { id: true, name: true } } as const
const UNIT = { select: { id: true, number: true } } as const

const LINE = {
  id: true,
  number: true,
  title: true,
  status: true,
  priority: true,
  place: true,
  createdAt: true,
  unit: UNIT,
  category: { select: { id: true, key: true, name: true } },
  reporter: PERSON,
  assignee: PERSON,
} as const satisfies Prisma.TicketSelect

/** One page of the tickets that the actor may see, newest first. */
export async function listTickets(ctx: Ctx, input: ListTickets) {
  const where = await filtered(ctx, input)
  const rows = await ctx.db.ticket.findMany({
    relationLoadStrategy: 'join',
    where: { AND: [where, input.cursor ? { id: { lt: input.cursor } } : {}] },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
    select: LINE,
  })
  const items = rows.slice(0, input.limit).map((row) => ({ ...row, ...statesOf(row) }))
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null }
}

const SHOWN_NEXT = 8

/**
 * What presses most: for the desk what nobody has and what has waited long enough, the urgent first, then what is in
 * hand; for others their own work.
 */
export async function nextTickets(ctx: Ctx) {
  const rows = requireTicketRows(ctx)
  const order = ctx.actor.scopes('tickets:read').has('estate') ? nextOfDesk(dayHere(ctx)) : nextOfOwn(ctx)
  return ctx.snapshot(async (ctx) => {
    const found: Prisma.TicketGetPayload<{ select: typeof LINE }>[] = []
    for (const part of order) {
      if (found.length === SHOWN_NEXT) break
      const more = await ctx.db.ticket.findMany({
        relationLoadStrategy: 'join',
        where: { AND: [rows, { status: { in: [...OPEN] } }, part] },
        orderBy: { id: 'asc' },
        take: SHOWN_NEXT - found.length,
        select: LINE,
      })
      found.push(...more)
    }
    return found.map((row) => ({ ...row, ...statesOf(row) }))
  })
}

/** Each part comes before the next, and no ticket is in two of them. */
function nextOfDesk(today: Date): Prisma.TicketWhereInput[] {
  const waited = { status: 'waiting', OR: [{ waitingUntil: null }, { waitingUntil: { lte: today } }] }
  const unassigned = { assigneeId: null }
  const stuck = { assigneeId: { not: null }, ...waited }
  const inHand = { assigneeId: { not: null }, NOT: waited }
  return [
    { ...unassigned, priority: 'urgent' },
    { ...stuck, priority: 'urgent' },
    { ...unassigned, priority: 'high' },
    { ...unassigned, priority: { in: ['medium', 'low'] } },
    { ...stuck, priority: { not: 'urgent' } },
    { ...inHand, priority: 'urgent' },
    { ...inHand, priority: { not: 'urgent' } },
  ]
}

function nextOfOwn({ actor }: Ctx): Prisma.TicketWhereInput[] {
  const waiting = { assigneeId: actor.id, status: 'waiting' }
  const now = { assigneeId: actor.id, status: { not: 'waiting' } }
  return [
    { ...now, priority: 'urgent' },
    { ...now, priority: 'high' },
    { ...now, priority: { in: ['medium', 'low'] } },
    waiting,
  ]
}

function statesOf(row: { status: string; priority: string }) {
  return { status: ticketStatus.parse(row.status), priority: ticketPriority.parse(row.priority) }
}

const MOST_COUNTED = 10_000

/** How many tickets a filter holds; past ten thousand it says so rather than count on. */
export async function countTickets(
  ctx: Ctx,
  filter: TicketFilter,
): Promise<{ count: number; more: boolean }> {
  const count = await ctx.db.ticket.count({ where: await filtered(ctx, filter), take: MOST_COUNTED + 1 })
  return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED }
}

/** How many tickets are under way in the whole estate. */
export function openTickets(ctx: Ctx): Promise<number> {
  return ctx.db.ticket.count({ where: { AND: [requireTicketRows(ctx), { status: { in: [...OPEN] } }] } })
}

/** Those of the files that hang on tickets. */
export async function filesOfTickets(ctx: Ctx, fileIds: readonly string[]): Promise<string[]> {
  const rows = await ctx.db.ticketFile.findMany({
    where: { fileId: { in: [...fileIds] } },
    select: { fileId: true },
  })
  return rows.map(({ fileId }) => fileId)
}

async function filtered(ctx: Ctx, filter: TicketFilter): Promise<Prisma.TicketWhereInput> {
  const rows = requireTicketRows(ctx)
  const found = filter.q ? await searchTickets(ctx, filter.q) : null
  return {
    AND: [
      rows,
      filter.home ? homeRows(ctx) : {},
      found ? { id: { in: found } } : {},
      filter.status ? { status: { in: filter.status } } : {},
      filter.open ? { status: { in: [...OPEN] } } : {},
      filter.priority ? { priority: { in: filter.priority } } : {},
      filter.categoryId ? { categoryId: { in: filter.categoryId } } : {},
      filter.unitId ? { unitId: filter.unitId } : {},
      assigneeFilter(ctx, filter.assignee),
    ],
  }
}

function assigneeFilter(ctx: Ctx, assignee: TicketFilter['assignee']): Prisma.TicketWhereInput {
  if (!assignee) return {}
  if (assignee === 'nobody') return { assigneeId: null }
  return { assigneeId: assignee === 'me' ? ctx.actor.id : assignee }
}

/** Whoever types a number means that ticket; its neighbours' numbers are as similar as can be, and mean nothing. */
async function searchTickets(ctx: Ctx, q: string): Promise<string[]> {
  const numbers = numbersMeant(q, ctx.clock.now())
  if (numbers.length > 0) {
    const named = await ctx.db.ticket.findMany({
      where: { number: { in: numbers } },
      select: { id: true },
    })
    if (named.length > 0) return named.map(({ id }) => id)
  }
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`SELECT id FROM search_tickets(${q})`
  return rows.map((row) => row.id)
}

/** A ticket with all that its reader may see, and what the reader may do with it. */
export async function ticketRecord(ctx: Ctx, id: string) {
  return ctx.snapshot(async (ctx) => {
    const ties = await tiesOfTicket(ctx, id)
    const side = sideOf(ctx.actor, ties)
    const row = await ctx.db.ticket.findUnique({
      relationLoadStrategy: 'join',
      where: ctx.key(id),
      select: {
        ...LINE,
        description: true,
        source: true,
        availability: true,
        permissionToEnter: true,
        waitingReason: true,
        waitingUntil: true,
        resolution: true,
        createdBy: PERSON,
        files: { where: { commentId: null }, orderBy: { fileId: 'asc' }, select: FILE },
        comments: {
          where: commentRows(side),
          orderBy: { id: 'asc' },
          select: {
            id: true,
            body: true,
            internal: true,
            createdAt: true,
            author: PERSON,
            files: { select: FILE },
          },
        },
      },
    })
    if (!row) throw notFound('ticket')
    const may = (permission: 'edit' | 'assign' | 'move' | 'comment') =>
      reaches(ctx.actor, ties, `tickets:${permission}`)
    return {
      ...row,
      ...statesOf(row),
      waitingUntil: row.waitingUntil?.toISOString().slice(0, 10) ?? null,
      files: row.files.map((file) => fileLine(ctx, file)),
      comments: row.comments.map((comment) => ({
        ...comment,
        files: comment.files.map((file) => fileLine(ctx, file)),
      })),
      history: await historyOf(ctx, id, side),
      side,
      may: { edit: may('edit'), assign: may('assign'), move: may('move'), comment: may('comment') },
    }
  })
}

async function tiesOfTicket(ctx: Ctx, id: string) {
  const row = await ctx.db.ticket.findFirst({
    relationLoadStrategy: 'join',
    where: { AND: [{ id }, requireTicketRows(ctx)] },
    select: tiesSelect(ctx),
  })
  if (!row) throw notFound('ticket')
  return tiesOf(row)
}

const FILE = {
  file: { select: { id: true, name: true, mime: true, size: true } },
} as const satisfies Prisma.TicketFileSelect
type FileRow = Prisma.TicketFileGetPayload<{ select: typeof FILE }>

function fileLine(ctx: Ctx, { file }: FileRow) {
  return { ...file, url: signedFileUrl(ctx, file.id) }
}

/** Changes of state and hands, from the events; comments stand in the record itself. */
async function historyOf(ctx: Ctx, ticketId: string, side: Side) {
  const events = await ctx.db.event.findMany({
    where: {
      entity: 'ticket',
      entityId: ticketId,
      name: { in: [ticketReported.name, ticketEdited.name, ticketAssigned.name, ticketMoved.name] },
      ...eventRows(side),
    },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, actorId: true, actorName: true, payload: true, changes: true, at: true },
  })
  return events.map(({ name, actorId, payload, changes, ...event }) => ({
    ...event,
    ...whatHappened(name, actorId, payload, changes),
  }))
}

const pair = z.tuple([z.string(), z.string()])
const edits = z.object({ title: pair.optional(), priority: pair.optional(), category: pair.optional() })

function whatHappened(name: string, actorId: string | null, payload: unknown, changes: unknown) {
  switch (name) {
    case ticketMoved.name: {
      const { from, to, words, until } = ticketMoved.payload.parse(payload)
      return { kind: 'moved', from, to, words: words ?? null, until: until ?? null } as const
    }
    case ticketAssigned.name: {
      const { assigneeId, assigneeName } = ticketAssigned.payload.parse(payload)
      return { kind: 'assigned', assigneeName, byAssignee: actorId === assigneeId } as const
    }
    case ticketEdited.name:
      return { kind: 'edited', edits: edits.parse(changes) } as const
    default:
      return { kind: 'reported' } as const
  }
}

/** What a form needs: the estate's categories, and the places the actor may report about. */
export async function reportOptions(ctx: Ctx) {
  const own = ctx.actor.kind === 'member' ? [...ctx.actor.unitsFor('tickets:report')] : []
  const [categories, units] = await Promise.all([
    ticketCategories(ctx),
    ctx.db.unit.findMany({ where: { id: { in: own } }, orderBy: { sortKey: 'asc' }, ...UNIT }),
  ])
  return { categories, units }
}

/** The estate's categories in its own order; those that are switched off are on old tickets only. */
export async function ticketCategories(ctx: Ctx) {
  const rows = await ctx.db.ticketCategory.findMany({
    where: { active: true },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: { id: true, key: true, name: true, defaultPriority: true },
  })
  return rows.map(({ defaultPriority, ...row }) => ({ ...row, urgent: defaultPriority === 'urgent' }))
}

/** Those who can be given a ticket, by name; and which of them asks. */
export async function ticketWorkers(ctx: Ctx) {
  const workers = await membersByIds(ctx, await membersHolding(ctx, 'tickets:work'))
  return workers.map((worker) => ({ ...worker, me: worker.id === ctx.actor.id }))
}

/** Tickets for the search over everything. */
export async function searchForPalette(ctx: Ctx, q: string): Promise<SearchHit[]> {
  const { items } = await listTickets(ctx, { q, limit: 6 })
  return items.map((ticket) => ({
    id: ticket.id,
    title: ticket.title,
    subtitle: ticket.number,
    href: `/tickets/${ticket.id}`,
    icon: 'wrench',
  }))
}

/** Whether anybody has reported anything yet. */
export async function hasTickets(ctx: Ctx): Promise<boolean> {
  return (await ctx.db.ticket.findFirst({ select: { id: true } })) !== null
}
