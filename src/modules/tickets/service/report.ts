import type { Ctx, TxCtx } from '@/server/context'
import { conflict, DomainError, invalid, notAllowed } from '@/server/errors'
import { attachable } from '@/server/files'
import { ticketReported } from '../events'
import { requireMember, tiesOf, tiesSelect } from '../policy'
import type { ReportTicket, ReportTicketFor } from '../schemas'
import { OPEN } from '../open-ticket'

const MOST_A_DAY = 10
const DAY_MS = 24 * 3_600_000

type Reported = { id: string; number: string }

/** A resident, or anybody at work, reports something; about one of the own units or a common area. */
export async function reportTicket(ctx: Ctx, input: ReportTicket): Promise<Reported> {
  const reporter = requireMember(ctx.actor)
  const scopes = ctx.actor.scopes('tickets:report')
  if (scopes.size === 0) throw notAllowed('tickets:report')
  const { place } = input
  if (
    place.kind === 'unit' &&
    !scopes.has('estate') &&
    !reporter.unitsFor('tickets:report').includes(place.unitId)
  )
    throw invalid('tickets.not_your_unit', 'This is not your unit.', {
      'place.unitId': 'Choose one of your own units.',
    })
  return ctx.tx(async (tx) => {
    await oneAtATime(tx, reporter.id)
    await refuseTooMany(tx, reporter.id)
    return createTicket(tx, { ...input, reporterId: reporter.id, source: 'app' })
  })
}

/** Staff report for a resident who came, called or wrote. */
export async function reportTicketFor(ctx: Ctx, input: ReportTicketFor): Promise<Reported> {
  if (!ctx.actor.scopes('tickets:reportFor').has('estate')) throw notAllowed('tickets:reportFor')
  return ctx.tx(async (tx) => {
    await oneAtATime(tx, input.reporterId)
    return createTicket(tx, input)
  })
}

/** What one person reports is looked at in turn, so that a second tap on the button finds the first one's ticket. */
async function oneAtATime(tx: TxCtx, reporterId: string): Promise<void> {
  const locked = await tx.db.$queryRaw<
    unknown[]
  >`SELECT FROM member WHERE id = ${reporterId}::uuid FOR NO KEY UPDATE`
  if (locked.length === 0)
    throw invalid('tickets.no_reporter', 'This person is not known here.', {
      reporterId: 'Choose for whom you report.',
    })
}

async function refuseTooMany(tx: TxCtx, reporterId: string): Promise<void> {
  const since = new Date(tx.clock.now().getTime() - DAY_MS)
  const today = await tx.db.ticket.count({
    where: { reporterId, createdById: reporterId, createdAt: { gt: since } },
  })
  if (today >= MOST_A_DAY)
    throw new DomainError(
      'RATE_LIMITED',
      'tickets.too_many',
      `You have reported ${MOST_A_DAY} things within a day. Please call your estate’s office about the next one.`,
    )
}

type NewTicket = ReportTicket & Pick<ReportTicketFor, 'reporterId' | 'source' | 'priority'>

/** The same words twice by the same person while the first is open. */
async function refuseTwice(tx: TxCtx, { reporterId, title, description }: NewTicket): Promise<void> {
  const same = await tx.db.ticket.findFirst({
    where: {
      reporterId,
      title: { equals: title, mode: 'insensitive' },
      description,
      status: { in: [...OPEN] },
    },
    select: { id: true, number: true },
  })
  if (!same) return
  const words = `This has been reported already, as ${same.number}.`
  throw conflict('tickets.reported_already', words, {
    href: `/tickets/${same.id}`,
    fields: { title: 'The same words as before.' },
  })
}

async function createTicket(tx: TxCtx, input: NewTicket): Promise<Reported> {
  const creator = requireMember(tx.actor)
  await refuseTwice(tx, input)
  const { defaultPriority } = await categoryInUse(tx, input.categoryId)
  const files = await attachable(tx, input.fileIds)
  const number = await tx.number('MNT')
  const ticket = await tx.db.ticket.create({
    select: { id: true, title: true, ...tiesSelect(tx) },
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
      priority: input.priority ?? defaultPriority,
      availability: input.availability || null,
      permissionToEnter: input.permissionToEnter,
      createdAt: tx.clock.now(),
      files: { create: files.map((fileId) => ({ fileId })) },
    },
  })
  const { id, title } = ticket
  await tx.emit(ticketReported, { entityId: id, payload: { number, title, ...tiesOf(ticket) } })
  return { id, number }
}

async function categoryInUse(tx: TxCtx, id: string): Promise<{ defaultPriority: string }> {
  const category = await tx.db.ticketCategory.findFirst({
    where: { id, active: true },
    select: { defaultPriority: true },
  })
  if (!category)
    throw invalid('tickets.no_category', 'Choose what it is about.', {
      categoryId: 'Choose what it is about.',
    })
  return category
}
