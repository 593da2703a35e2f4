import type { Prisma } from '@/generated/prisma/client'
import type { Ctx } from '@/server/context'
import { notFound } from '@/server/errors'
import { signedFileUrl } from '@/server/files'
import type { SearchHit } from '@/server/module'
import { membersByIds, membersHolding } from '@/modules/identity/api'
import { commentRows, fileRows, requireTicketRows, sideOf } from './policy'
import { ticketPriority, ticketStatus } from './schemas'
import type { ListTickets, TicketFilter } from './schemas'
import { ticketAssigned, ticketMoved } from './events'
import { ASSIGNABLE, nextStates, OPEN } from './ticket'

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
  category: { select: { id: true, name: true } },
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
  const items = rows.slice(0, input.limit).map((row) => ({
    ...row,
    status: ticketStatus.parse(row.status),
    priority: ticketPriority.parse(row.priority),
  }))
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null }
}

const MOST_COUNTED = 10_000

/** How many tickets a filter holds; past ten thousand it says so rather than count on. */
export async function countTickets(ctx: Ctx, filter: TicketFilter): Promise<{ count: number; more: boolean }> {
  const count = await ctx.db.ticket.count({ where: await filtered(ctx, filter), take: MOST_COUNTED + 1 })
  return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED }
}

async function filtered(ctx: Ctx, filter: TicketFilter): Promise<Prisma.TicketWhereInput> {
  const found = filter.q ? await searchTickets(ctx, filter.q) : null
  return {
    AND: [
      requireTicketRows(ctx),
      found ? { id: { in: found } } : {},
      filter.status ? { status: { in: filter.status } } : {},
      filter.open ? { status: { in: [...OPEN] } } : {},
      filter.priority ? { priority: { in: filter.priority } } : {},
      filter.categoryId ? { categoryId: filter.categoryId } : {},
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

async function searchTickets(ctx: Ctx, q: string): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`SELECT id FROM search_tickets(${q})`
  return rows.map((row) => row.id)
}

/** A ticket with all that its reader may see, and what the reader may do next. */
export async function ticketRecord(ctx: Ctx, id: string) {
  const head = await ctx.db.ticket.findFirst({ where: { AND: [{ id }, requireTicketRows(ctx)] }, select: { assigneeId: true } })
  if (!head) throw notFound('ticket')
  const side = sideOf(ctx.actor, head)
  const row = await ctx.db.ticket.findFirst({
    relationLoadStrategy: 'join',
    where: { AND: [{ id }, requireTicketRows(ctx)] },
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
      files: { where: { AND: [fileRows(side), { commentId: null }] }, select: FILE },
      comments: {
        where: commentRows(side),
        orderBy: { id: 'asc' },
        select: { id: true, body: true, internal: true, createdAt: true, author: PERSON, files: { select: FILE } },
      },
    },
  })
  if (!row) throw notFound('ticket')
  const status = ticketStatus.parse(row.status)
  return {
    ...row,
    status,
    priority: ticketPriority.parse(row.priority),
    files: row.files.map((file) => fileLine(ctx, file)),
    comments: row.comments.map((comment) => ({ ...comment, files: comment.files.map((file) => fileLine(ctx, file)) })),
    history: await historyOf(ctx, id, side),
    side,
    next: ctx.actor.scopes('tickets:move').size > 0 ? nextStates(status, side) : [],
    mayAssign: ctx.actor.scopes('tickets:assign').size > 0 && ASSIGNABLE.includes(status),
    mayEdit: ctx.actor.scopes('tickets:edit').size > 0,
    mayComment: ctx.actor.scopes('tickets:comment').size > 0,
  }
}

const FILE = { file: { select: { id: true, name: true, mime: true, size: true } } } as const satisfies Prisma.TicketFileSelect
type FileRow = Prisma.TicketFileGetPayload<{ select: typeof FILE }>

function fileLine(ctx: Ctx, { file }: FileRow) {
  return { ...file, url: signedFileUrl(ctx, file.id) }
}

/** Changes of state and hands, from the events; comments stand in the record itself. */
async function historyOf(ctx: Ctx, ticketId: string, side: 'staff' | 'resident') {
  const events = await ctx.db.event.findMany({
    where: {
      entity: 'ticket',
      entityId: ticketId,
      name: { not: 'ticket.commented' },
      ...(side === 'resident' ? { internal: false } : {}),
    },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, actorName: true, payload: true, at: true },
  })
  return events.map(({ payload, ...event }) => {
    const moved = ticketMoved.payload.safeParse(payload)
    const assigned = ticketAssigned.payload.safeParse(payload)
    return {
      ...event,
      to: moved.success ? moved.data.to : null,
      words: (moved.success && moved.data.words) || null,
      assigneeName: assigned.success ? assigned.data.assigneeName : null,
    }
  })
}

/** What a form needs: the estate's categories, and the places the actor may report about. */
export async function reportOptions(ctx: Ctx) {
  const own = ctx.actor.kind === 'member' ? [...ctx.actor.unitIds] : []
  const [categories, units] = await Promise.all([
    ctx.db.ticketCategory.findMany({
      where: { active: true },
      orderBy: [{ position: 'asc' }, { name: 'asc' }],
      select: { id: true, name: true, defaultPriority: true },
    }),
    ctx.db.unit.findMany({ where: { id: { in: own } }, orderBy: { sortKey: 'asc' }, ...UNIT }),
  ])
  return { categories, units, mayReportFor: ctx.actor.scopes('tickets:reportFor').size > 0 }
}

/** Those who can be given a ticket. */
export async function ticketWorkers(ctx: Ctx) {
  return membersByIds(ctx, await membersHolding(ctx, 'tickets:work'))
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
