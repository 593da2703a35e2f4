import type { Ctx, TxCtx } from '@/server/context'
import { conflict, DomainError, invalid, notAllowed, refuse } from '@/server/errors'
import { attachable } from '@/server/files'
import { ticketReported } from '../events'
import { requireMember, tiesOf, tiesSelect } from '../policy'
import type { ReportTicket, ReportTicketFor } from '../schemas'
import { OPEN } from '../open-ticket'
import { NUMBER_PREFIX } from '../ticket-number'

const MOST_A_DAY = 10
const DAY_MS = 24 * 3_600_000

type Reported = { id: string; number: string }

/** A resident, or anybody at work, reports something; about one of the own units or a common area. */
export async function reportTicket(ctx: Ctx, input: ReportTicket): Promise<Reported> {
  const reporter = requireMember(ctx.actor)
  const scopes = ctx.actor.scopes('tickets:report')
  if (scopes.size === 0) throw notAllowed('tickets:report')
  const { place } = input
  const isElsewhere =
    place.kind === 'unit' &&
    !scopes.has('estate') &&
    !reporter.unitsFor('tickets:report').includes(place.unitId)
  return ctx.tx(async (tx) => {
    await lockReporter(tx, reporter.id)
    await refuseTooMany(tx, reporter.id)
    const wrong = isElsewhere
      ? invalid('tickets.not_your_unit', 'This is not your unit.', {
          'place.unitId': 'Choose one of your own units.',
        })
      : null
    return createTicket(tx, { ...input, reporterId: reporter.id, source: 'app' }, wrong)
  })
}

/** Staff report for a resident who came, called or wrote. */
export async function reportTicketFor(ctx: Ctx, input: ReportTicketFor): Promise<Reported> {
  if (!ctx.actor.scopes('tickets:reportFor').has('estate')) throw notAllowed('tickets:reportFor')
  return ctx.tx(async (tx) => {
    const words = 'Choose for whom you report.'
    const isKnown = await lockReporter(tx, input.reporterId)
    const wrong = isKnown
      ? null
      : invalid('tickets.no_reporter', 'This person is not known here.', { reporterId: words })
    return createTicket(tx, input, wrong)
  })
}

/**
 * What one person reports is looked at in turn, so that a second tap on the button finds the first one's ticket.
 * @returns whether there is such a person
 */
async function lockReporter(tx: TxCtx, reporterId: string): Promise<boolean> {
  const locked = await tx.db.$queryRaw<
    unknown[]
  >`SELECT FROM member WHERE id = ${reporterId}::uuid FOR NO KEY UPDATE`
  return locked.length > 0
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
async function reportedAlready(
  tx: TxCtx,
  { reporterId, title, description }: NewTicket,
): Promise<DomainError | null> {
  const same = await tx.db.ticket.findFirst({
    where: {
      reporterId,
      title: { equals: title, mode: 'insensitive' },
      description,
      status: { in: [...OPEN] },
    },
    select: { id: true, number: true },
  })
  if (!same) return null
  const words = `This has been reported already, as ${same.number}.`
  return conflict('tickets.reported_already', words, {
    href: `/tickets/${same.id}`,
    fields: { title: 'The same words as before.' },
  })
}

async function createTicket(tx: TxCtx, input: NewTicket, wrong: DomainError | null): Promise<Reported> {
  const creator = requireMember(tx.actor)
  const defaultPriority = await usualPriority(tx, input.categoryId)
  const files = await attachable(tx, input.fileIds).catch(refusal)
  refuse([
    wrong ?? (await unknownPlace(tx, input)),
    await reportedAlready(tx, input),
    defaultPriority === null ? noCategory() : null,
    files instanceof DomainError ? files : null,
  ])
  if (defaultPriority === null || files instanceof DomainError) throw noCategory()
  const number = await tx.number(NUMBER_PREFIX)
  const ticket = await tx.db.ticket.create({
    select: { id: true, title: true, ...tiesSelect(tx), reporter: reporterSelect(tx) },
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
  const { id, title, reporterId, reporter } = ticket
  await tx.emit(ticketReported, {
    entityId: id,
    payload: { number, title, ...tiesOf(ticket) },
    onBehalfOf: reporterId === creator.id ? null : { id: reporterId, name: reporter.name },
  })
  return { id, number }
}

const reporterSelect = (tx: TxCtx) => ({ select: { name: true, ...tiesSelect(tx).reporter.select } })

/** Null where nothing can be reported under this category. */
async function usualPriority(tx: TxCtx, id: string) {
  const category = await tx.db.ticketCategory.findFirst({
    where: { id, active: true },
    select: { defaultPriority: true },
  })
  return category?.defaultPriority ?? null
}

async function unknownPlace(tx: TxCtx, { place }: NewTicket): Promise<DomainError | null> {
  if (place.kind === 'common') return null
  const unit = await tx.db.unit.findUnique({ where: tx.key(place.unitId), select: { id: true } })
  const words = 'Choose one of the estate’s units.'
  return unit ? null : invalid('tickets.no_unit', words, { 'place.unitId': words })
}

const noCategory = () =>
  invalid('tickets.no_category', 'Choose what it is about.', { categoryId: 'Choose what it is about.' })

function refusal(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown
  throw thrown
}
