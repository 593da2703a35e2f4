import type { Prisma } from '@/generated/prisma/client'
import type { Ctx, TxCtx } from '@/server/context'
import type { DomainError } from '@/server/errors'
import { conflict, invalid, notFound } from '@/server/errors'
import type { Permission } from '@/server/permissions'
import { membersHolding } from '@/modules/identity/api'
import { ticketAssigned, ticketEdited, ticketMoved, type TicketFacts } from '../events'
import { requireTicketRows, tiesOf, tiesSelect } from '../policy'
import { ticketStatus, type AssignTicket, type EditTicket, type MoveTicket } from '../schemas'
import { mayStep, stateWhenAssigned } from '../ticket'
import { sideOf } from '../ties'

/** Category, title and priority, as the desk sees them. */
export async function editTicket(ctx: Ctx, input: EditTicket): Promise<void> {
  await ctx.tx(async (tx) => {
    const ticket = await ticketToChange(tx, input.id, 'tickets:edit')
    const { title, priority, categoryId } = input
    const category = await categoryOf(tx, categoryId)
    const changes = {
      ...(title !== ticket.title && { title: [ticket.title, title] as const }),
      ...(priority !== ticket.priority && { priority: [ticket.priority, priority] as const }),
      ...(categoryId !== ticket.categoryId && { category: [ticket.category.name, category.name] as const }),
    }
    if (Object.keys(changes).length === 0) return
    await change(tx, ticket, { title, priority, categoryId })
    await tx.emit(ticketEdited, { entityId: ticket.id, payload: { ...factsOf(ticket), title }, changes })
  })
}

async function categoryOf(tx: TxCtx, id: string): Promise<{ name: string }> {
  const category = await tx.db.ticketCategory.findUnique({ where: tx.key(id), select: { name: true } })
  if (!category)
    throw invalid('tickets.no_category', 'Choose what it is about.', {
      categoryId: 'Choose what it is about.',
    })
  return category
}

/** Gives the ticket to somebody who works on tickets; one that nobody had moves to `assigned`. */
export async function assignTicket(ctx: Ctx, { id, assigneeId, insteadOf }: AssignTicket): Promise<void> {
  await ctx.tx(async (tx) => {
    const ticket = await ticketToChange(tx, id, 'tickets:assign')
    const assignee = await tx.db.member.findUnique({
      where: tx.key(assigneeId),
      select: { id: true, name: true },
    })
    const workers = await membersHolding(tx, 'tickets:work')
    if (!assignee || !workers.includes(assignee.id))
      throw invalid('tickets.not_a_worker', 'This person does not work on tickets.', {
        assigneeId: 'Choose somebody who works on tickets.',
      })
    const to = stateWhenAssigned(ticket.status)
    if (!to || ticket.assigneeId !== insteadOf) throw movedMeanwhile()
    if (ticket.assigneeId === assignee.id) return
    await change(tx, ticket, {
      status: to,
      assigneeId: assignee.id,
      ...(ticket.status === 'submitted' && { acknowledgedAt: tx.clock.now() }),
    })
    await tx.emit(ticketAssigned, {
      entityId: ticket.id,
      payload: { ...factsOf(ticket), assigneeId: assignee.id, assigneeName: assignee.name },
      changes: { assigneeId: [ticket.assigneeId, assignee.id], status: [ticket.status, to] },
    })
  })
}

/** One step along the table of transitions, if the ticket is still where the reader saw it. */
export async function moveTicket(ctx: Ctx, input: MoveTicket): Promise<void> {
  const { from, to, words, until } = input
  await ctx.tx(async (tx) => {
    const ticket = await ticketToChange(tx, input.id, 'tickets:move')
    if (ticket.status !== from) throw movedMeanwhile()
    if (!mayStep(from, to, sideOf(tx.actor, ticket)))
      throw conflict('tickets.no_such_step', 'This ticket can’t take this step, or not by you.')
    await change(tx, ticket, { status: to, ...dataOf(input, tx.clock.now()) })
    await tx.emit(ticketMoved, {
      entityId: ticket.id,
      payload: {
        ...factsOf(ticket),
        from,
        to,
        ...(words && { words }),
        ...(to === 'waiting' && until && { until }),
      },
      changes: { status: [from, to] },
    })
  })
}

function dataOf({ to, words, until }: MoveTicket, now: Date): Prisma.TicketUncheckedUpdateManyInput {
  const settled = { waitingReason: null, waitingUntil: null }
  switch (to) {
    case 'waiting':
      return { waitingReason: words, waitingUntil: until ? new Date(until) : null }
    case 'resolved':
      return { ...settled, resolution: words, resolvedAt: now }
    case 'in_progress':
      return { ...settled, resolution: null, resolvedAt: null }
    case 'acknowledged':
      return { acknowledgedAt: now }
    case 'closed':
    case 'cancelled':
      return { ...settled, closedAt: now }
    case 'submitted':
    case 'assigned':
      return {}
  }
}

type TicketToChange = Awaited<ReturnType<typeof ticketToChange>>

/** The ticket as it is now, if the actor holds the permission for this very row. */
export async function ticketToChange(tx: TxCtx, id: string, permission: Permission) {
  const ticket = await tx.db.ticket.findFirst({
    relationLoadStrategy: 'join',
    where: { AND: [{ id }, requireTicketRows(tx, permission)] },
    select: {
      id: true,
      number: true,
      title: true,
      status: true,
      priority: true,
      categoryId: true,
      category: { select: { name: true } },
      ...tiesSelect(tx),
    },
  })
  if (!ticket) throw notFound('ticket')
  return { ...ticket, ...tiesOf(ticket), status: ticketStatus.parse(ticket.status) }
}

export function factsOf(ticket: TicketToChange): TicketFacts {
  const { number, title, reporterId, assigneeId, householdUnitId } = ticket
  return { number, title, reporterId, assigneeId, householdUnitId }
}

/** Compare-and-set: it changes if it still is what was read. Of two at once one wins, and the other is told. */
async function change(
  tx: TxCtx,
  ticket: TicketToChange,
  data: Prisma.TicketUncheckedUpdateManyInput,
): Promise<void> {
  const { id, title, status, priority, categoryId, assigneeId } = ticket
  const { count } = await tx.db.ticket.updateMany({
    where: { id, title, status, priority, categoryId, assigneeId },
    data,
  })
  if (count === 0) throw movedMeanwhile()
}

function movedMeanwhile(): DomainError {
  return conflict(
    'tickets.moved_meanwhile',
    'Somebody else has changed this ticket meanwhile. Have a look at it and try again.',
  )
}
