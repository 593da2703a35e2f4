import { attachable } from '@/server/files'
import type { Ctx, TxCtx } from '@/server/context'
import { conflict, invalid, notAllowed, notFound } from '@/server/errors'
import type { Prisma } from '@/generated/prisma/client'
import { ticketAssigned, ticketCommented, ticketEdited, ticketMoved, ticketReported, type TicketFacts } from './events'
import { requireMember, requireTicketRows, sideOf } from './policy'
import { membersHolding } from '@/modules/identity/api'
import { ticketStatus } from './schemas'
import type { AssignTicket, CommentOnTicket, EditTicket, MoveTicket, ReportTicket, ReportTicketFor, TicketStatus } from './schemas'
import { stateWhenAssigned, statesBefore } from './ticket'

const MOST_A_DAY = 10

/** A resident, or anybody at work, reports something; about one of the own units or a common area. */
export async function reportTicket(ctx: Ctx, input: ReportTicket): Promise<{ id: string; number: string }> {
  const reporter = requireMember(ctx.actor)
  const scopes = ctx.actor.scopes('tickets:report')
  if (scopes.size === 0) throw notAllowed('tickets:report')
  if (input.place.kind === 'unit' && !scopes.has('estate') && !reporter.unitIds.includes(input.place.unitId))
    throw invalid('tickets.not_your_unit', 'This is not your unit.', { 'place.unitId': 'Choose one of your own units.' })
  return ctx.tx(async (tx) => {
    await refuseTooMany(tx, reporter.id)
    return createTicket(tx, { ...input, reporterId: reporter.id, source: 'app' })
  })
}

/** Staff report for a resident who came, called or wrote. */
export async function reportTicketFor(ctx: Ctx, input: ReportTicketFor): Promise<{ id: string; number: string }> {
  if (!ctx.actor.scopes('tickets:reportFor').has('estate')) throw notAllowed('tickets:reportFor')
  return ctx.tx((tx) => createTicket(tx, input))
}

async function refuseTooMany(tx: TxCtx, reporterId: string): Promise<void> {
  const since = new Date(tx.clock.now().getTime() - 24 * 3_600_000)
  const today = await tx.db.ticket.count({ where: { createdById: reporterId, createdAt: { gt: since } } })
  if (today >= MOST_A_DAY)
    throw conflict('tickets.too_many', `You have reported ${MOST_A_DAY} things today. Please call your estate's office about the next one.`)
}

/** The same words twice by the same person while the first is open. */
async function refuseTwice(tx: TxCtx, input: ReportTicketFor | (ReportTicket & { reporterId: string })): Promise<void> {
  const same = await tx.db.ticket.findFirst({
    where: {
      reporterId: input.reporterId,
      title: { equals: input.title, mode: 'insensitive' },
      description: input.description,
      status: { notIn: ['closed', 'cancelled', 'resolved'] },
    },
    select: { id: true, number: true },
  })
  if (same)
    throw conflict('tickets.reported_already', `You have reported this already, as ${same.number}.`, {
      href: `/tickets/${same.id}`,
      fields: { title: `You have reported this already, as ${same.number}.` },
    })
}

type NewTicket = ReportTicket & Pick<ReportTicketFor, 'reporterId' | 'source' | 'priority'>

async function createTicket(tx: TxCtx, input: NewTicket): Promise<{ id: string; number: string }> {
  const creator = requireMember(tx.actor)
  await refuseTwice(tx, input)
  const category = await tx.db.ticketCategory.findFirst({
    where: { id: input.categoryId, active: true },
    select: { defaultPriority: true },
  })
  if (!category) throw invalid('tickets.no_category', 'Choose what it is about.', { categoryId: 'Choose what it is about.' })
  const fileIds = await attachable(tx, input.fileIds)
  const number = await tx.number('MNT')
  const ticket = await tx.db.ticket.create({
    select: FACTS,
    data: {
      number,
      categoryId: input.categoryId,
      title: input.title,
      description: input.description,
      unitId: input.place.kind === 'unit' ? input.place.unitId : null,
      place: input.place.kind === 'common' ? input.place.area : null,
      reporterId: input.reporterId,
      createdById: creator.id,
      source: input.source,
      priority: input.priority ?? category.defaultPriority,
      availability: input.availability ?? null,
      permissionToEnter: input.permissionToEnter,
      createdAt: tx.clock.now(),
      files: { create: fileIds.map((fileId) => ({ fileId })) },
    },
  })
  await tx.emit(ticketReported, { entityId: ticket.id, payload: factsOf(ticket) })
  return { id: ticket.id, number: ticket.number }
}

/** Category, title and priority, as the desk sees them. */
export async function editTicket(ctx: Ctx, input: EditTicket): Promise<void> {
  await ctx.tx(async (tx) => {
    const ticket = await lockTicket(tx, input.id, 'tickets:edit')
    const { title, priority, categoryId } = input
    await tx.db.ticket.update({ where: tx.key(ticket.id), select: { id: true }, data: { title, priority, categoryId } })
    await tx.emit(ticketEdited, {
      entityId: ticket.id,
      payload: { ...factsOf(ticket), title },
      changes: {
        ...(title !== ticket.title && { title: [ticket.title, title] }),
        ...(priority !== ticket.priority && { priority: [ticket.priority, priority] }),
        ...(categoryId !== ticket.categoryId && { categoryId: [ticket.categoryId, categoryId] }),
      },
    })
  })
}

/** Gives the ticket to somebody who works on tickets; one that nobody had moves to `assigned`. */
export async function assignTicket(ctx: Ctx, input: AssignTicket): Promise<void> {
  await ctx.tx(async (tx) => {
    const ticket = await lockTicket(tx, input.id, 'tickets:assign')
    const assignee = await tx.db.member.findUnique({ where: tx.key(input.assigneeId), select: { id: true, name: true } })
    const workers = await membersHolding(tx, 'tickets:work')
    if (!assignee || !workers.includes(assignee.id))
      throw invalid('tickets.not_a_worker', 'This person does not work on tickets.', { assigneeId: 'Choose somebody who works on tickets.' })
    const to = stateWhenAssigned(ticket.status)
    if (!to) throw movedMeanwhile(ticket.status)
    await setState(tx, ticket, [ticket.status], { status: to, assigneeId: assignee.id })
    await tx.emit(ticketAssigned, {
      entityId: ticket.id,
      payload: { ...factsOf(ticket), assigneeId: assignee.id, assigneeName: assignee.name },
      changes: { assigneeId: [ticket.assigneeId, assignee.id], status: [ticket.status, to] },
    })
  })
}

/** One step along the table of transitions, if it is still where the reader saw it. */
export async function moveTicket(ctx: Ctx, input: MoveTicket): Promise<void> {
  await ctx.tx(async (tx) => {
    const ticket = await lockTicket(tx, input.id, 'tickets:move')
    const from = statesBefore(input.to, sideOf(tx.actor, ticket))
    if (!from.includes(ticket.status)) throw movedMeanwhile(ticket.status)
    await setState(tx, ticket, from, { status: input.to, ...dataOf(input, tx.clock.now()) })
    await tx.emit(ticketMoved, {
      entityId: ticket.id,
      payload: {
        ...factsOf(ticket),
        from: ticket.status,
        to: input.to,
        ...(input.to === 'waiting' && { words: input.reason, ...(input.until && { until: input.until }) }),
        ...(input.to === 'resolved' && { words: input.resolution }),
      },
      changes: { status: [ticket.status, input.to] },
    })
  })
}

function dataOf(input: MoveTicket, now: Date): Prisma.TicketUncheckedUpdateManyInput {
  const settled = { waitingReason: null, waitingUntil: null }
  switch (input.to) {
    case 'waiting':
      return { waitingReason: input.reason, waitingUntil: input.until ? new Date(input.until) : null }
    case 'resolved':
      return { ...settled, resolution: input.resolution, resolvedAt: now }
    case 'in_progress':
      return { ...settled, resolvedAt: null }
    case 'acknowledged':
      return { acknowledgedAt: now }
    case 'closed':
    case 'cancelled':
      return { ...settled, closedAt: now }
  }
}

/** Words or pictures under a ticket; internal ones are for staff alone. */
export async function commentOnTicket(ctx: Ctx, input: CommentOnTicket): Promise<{ id: string }> {
  const author = requireMember(ctx.actor)
  return ctx.tx(async (tx) => {
    const ticket = await lockTicket(tx, input.id, 'tickets:comment')
    if (input.internal && sideOf(tx.actor, ticket) !== 'staff') throw notAllowed('tickets:work')
    const fileIds = await attachable(tx, input.fileIds)
    const comment = await tx.db.ticketComment.create({
      select: { id: true },
      data: {
        ticketId: ticket.id,
        authorId: author.id,
        body: input.body,
        internal: input.internal,
        createdAt: tx.clock.now(),
        files: { create: fileIds.map((fileId) => ({ fileId, ticketId: ticket.id })) },
      },
    })
    await tx.emit(ticketCommented, {
      entityId: ticket.id,
      payload: { ...factsOf(ticket), commentId: comment.id },
      internal: input.internal,
    })
    return comment
  })
}

const FACTS = {
  id: true,
  number: true,
  title: true,
  status: true,
  priority: true,
  categoryId: true,
  reporterId: true,
  assigneeId: true,
  unitId: true,
} as const satisfies Prisma.TicketSelect

type TicketRow = Prisma.TicketGetPayload<{ select: typeof FACTS }>
type LockedTicket = Omit<TicketRow, 'status'> & { status: TicketStatus }

/** The ticket, if the actor holds the permission for this very row. */
async function lockTicket(tx: TxCtx, id: string, permission: Parameters<typeof requireTicketRows>[1]): Promise<LockedTicket> {
  const ticket = await tx.db.ticket.findFirst({ where: { AND: [{ id }, requireTicketRows(tx, permission)] }, select: FACTS })
  if (!ticket) throw notFound('ticket')
  return { ...ticket, status: ticketStatus.parse(ticket.status) }
}

function factsOf(ticket: Pick<TicketRow, keyof TicketFacts>): TicketFacts {
  const { number, title, reporterId, assigneeId, unitId } = ticket
  return { number, title, reporterId, assigneeId, unitId }
}

/** Compare-and-set: of two at once, one wins and the other is told. */
async function setState(tx: TxCtx, ticket: LockedTicket, from: readonly TicketStatus[], data: Prisma.TicketUncheckedUpdateManyInput) {
  const { count } = await tx.db.ticket.updateMany({ where: { id: ticket.id, status: { in: [...from] }, assigneeId: ticket.assigneeId }, data })
  if (count === 0) throw movedMeanwhile(null)
}

function movedMeanwhile(status: TicketStatus | null) {
  return conflict('tickets.moved_meanwhile', 'This ticket is in another state by now. Have a look at it and try again.', { status })
}
