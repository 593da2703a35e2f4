import type { Prisma } from '@/generated/prisma/client'
import type { Ctx, TxCtx } from '@/server/context'
import { conflict, invalid, notFound, refuse, type DomainError } from '@/server/errors'
import { changesOf } from '@/lib/changes'
import { occupancyEdited, occupancyEnded, occupancyReopened, occupancyStarted } from '../events'
import { toDate, toDay } from '../occupancy'
import { requireEstate, today } from '../policy'
import { personStatus } from '../schemas'
import type { AddOccupancy, EditOccupancy, EndOccupancy } from '../schemas'
import { lockUnchanged } from './newer'
import { lockUnit, settleOn, settlePerson, settleUnit } from './settle'
import { TIE_FACTS } from '../queries/tie-facts'

/** Ties a person to a unit. */
export async function addOccupancy(ctx: Ctx, input: AddOccupancy): Promise<{ id: string }> {
  requireEstate(ctx, 'people:write')
  return ctx.tx((tx) => startTie(tx, input))
}

/** The same inside another command, whose right has been checked. */
export async function startTie(
  tx: TxCtx,
  { unitId, personId, ...input }: AddOccupancy,
): Promise<{ id: string }> {
  const person = await tx.db.member.findUnique({ where: tx.key(personId), select: { name: true } })
  refuse([...(await wrongWithTie(tx, { unitId, head: input.head })), person ? null : noPerson()])
  if (!person) throw noPerson()
  const unit = await lockUnit(tx, unitId)
  // Once more, now that nobody else can become it.
  refuse([await secondHead(tx, { unitId, head: input.head })])
  const tie = await tx.db.occupancy.create({
    select: { id: true },
    data: { ...input, since: input.since ? toDate(input.since) : null, unitId, memberId: personId },
  })
  await settle(tx, { unitId, memberId: personId, days: [input.since] })
  await tx.emit(occupancyStarted, {
    entityId: personId,
    payload: {
      name: person.name,
      personId,
      unitIds: [unitId],
      occupancyId: tie.id,
      unitNumber: unit.number,
      relation: input.relation,
    },
  })
  return tie
}

/** Saves over the state that was opened, if nobody saved a newer one meanwhile. */
export async function editOccupancy(ctx: Ctx, { id, asOf, ...input }: EditOccupancy): Promise<void> {
  requireEstate(ctx, 'people:write')
  await ctx.tx(async (tx) => {
    await lockUnchanged(tx, 'occupancy', { id, asOf })
    const tie = await lockTie(tx, id)
    refuse([await secondHead(tx, { unitId: tie.unit.id, head: input.head, exceptId: id })])
    await tx.db.occupancy.update({
      where: tx.key(id),
      select: { id: true },
      data: { ...input, since: input.since ? toDate(input.since) : null },
    })
    await settle(tx, { unitId: tie.unit.id, memberId: tie.member.id, days: [input.since] })
    const { relation, resident, head, billingPayer } = tie
    const before = { relation, resident, head, billingPayer, since: toDay(tie.since) }
    await tx.emit(occupancyEdited, {
      entityId: tie.member.id,
      payload: { ...payloadOf(tie), relation: input.relation },
      changes: changesOf(before, input),
    })
  })
}

/** Ends a tie on a day, today where none is given. Two who end it at once end it once. */
export async function endOccupancy(ctx: Ctx, input: EndOccupancy): Promise<{ id: string; until: string }> {
  requireEstate(ctx, 'people:write')
  return ctx.tx(async (tx) => {
    const tie = await lockTie(tx, input.id)
    const until = input.until ?? today(tx)
    if (tie.until && toDay(tie.until) === until) return { id: tie.id, until }
    if (input.asOf) await lockUnchanged(tx, 'occupancy', { id: tie.id, asOf: input.asOf })
    if (tie.until && (toDay(tie.until) ?? '') <= today(tx))
      throw conflict('registry.tie_ended', 'This has ended already.', { until: toDay(tie.until) })
    if (tie.since && until < (toDay(tie.since) ?? '')) {
      const words = 'It can’t end before the day on which it began.'
      throw invalid('registry.ends_before_start', words, { until: words })
    }
    await tx.db.occupancy.update({
      where: tx.key(tie.id),
      select: { id: true },
      data: { until: toDate(until) },
    })
    await settle(tx, { unitId: tie.unit.id, memberId: tie.member.id, days: [until] })
    await tx.emit(occupancyEnded, {
      entityId: tie.member.id,
      payload: {
        ...payloadOf(tie),
        until,
        untilBefore: toDay(tie.until),
        statusBefore: personStatus.parse(tie.member.status),
      },
      changes: { until: [toDay(tie.until), until] },
    })
    return { id: tie.id, until }
  })
}

/** Takes back the ending of a tie: it is as it was, and so is the person's status. */
export async function reopenOccupancy(ctx: Ctx, id: string): Promise<void> {
  requireEstate(ctx, 'people:write')
  await ctx.tx(async (tx) => {
    const tie = await lockTie(tx, id)
    const ended = await lastEnding(tx, tie)
    if (!tie.until || !ended || ended.until !== toDay(tie.until))
      throw conflict('registry.not_ended', 'There is no ending of this to take back.')
    if (!ended.untilBefore)
      refuse([await secondHead(tx, { unitId: tie.unit.id, head: tie.head, exceptId: id })])
    await tx.db.occupancy.update({
      where: tx.key(id),
      select: { id: true },
      data: { until: ended.untilBefore ? toDate(ended.untilBefore) : null },
    })
    // The ending made them leave, so taking it back lets them in as they were, and no further.
    await tx.db.member.updateMany({
      where: { id: tie.member.id, status: 'left' },
      data: { status: ended.statusBefore },
    })
    await settle(tx, { unitId: tie.unit.id, memberId: tie.member.id, days: [] })
    await tx.emit(occupancyReopened, {
      entityId: tie.member.id,
      payload: payloadOf(tie),
      changes: { until: [toDay(tie.until), ended.untilBefore] },
    })
  })
}

async function lastEnding(tx: TxCtx, tie: Tie) {
  const event = await tx.db.event.findFirst({
    where: {
      entity: 'person',
      entityId: tie.member.id,
      name: occupancyEnded.name,
      payload: { path: ['occupancyId'], equals: tie.id },
    },
    orderBy: { id: 'desc' },
    select: { payload: true },
  })
  return event ? occupancyEnded.payload.parse(event.payload) : null
}

const TIE = {
  id: true,
  ...TIE_FACTS,
  unit: { select: { id: true, number: true } },
  member: { select: { id: true, name: true, status: true } },
} as const satisfies Prisma.OccupancySelect

type Tie = Prisma.OccupancyGetPayload<{ select: typeof TIE }>

/** The tie as it is once its unit is locked. */
async function lockTie(tx: TxCtx, id: string): Promise<Tie> {
  const found = await tx.db.occupancy.findUnique({ where: tx.key(id), select: { unitId: true } })
  if (!found) throw notFound('occupancy')
  await lockUnit(tx, found.unitId)
  const tie = await tx.db.occupancy.findUnique({ where: tx.key(id), select: TIE })
  if (!tie) throw notFound('occupancy')
  return tie
}

function payloadOf(tie: Tie) {
  return {
    name: tie.member.name,
    personId: tie.member.id,
    unitIds: [tie.unit.id],
    occupancyId: tie.id,
    unitNumber: tie.unit.number,
    relation: tie.relation,
  }
}

async function settle(
  tx: TxCtx,
  { unitId, memberId, days }: { unitId: string; memberId: string; days: (string | null)[] },
) {
  await settleUnit(tx, unitId)
  await settlePerson(tx, memberId)
  await settleOn(tx, days)
}

/** What is wrong with a tie that would begin; its fields lie at `at` in the form. */
export async function wrongWithTie(
  tx: TxCtx,
  { unitId, head }: { unitId: string; head: boolean },
  at = '',
): Promise<(DomainError | null)[]> {
  const unit = await tx.db.unit.findUnique({ where: tx.key(unitId), select: { id: true } })
  const words = 'Choose a unit of this estate.'
  return [
    unit ? null : invalid('registry.no_unit', words, { [`${at}unitId`]: words }),
    await secondHead(tx, { unitId, head, at }),
  ]
}

const noPerson = () =>
  invalid('registry.no_person', 'Choose a person of this estate.', {
    personId: 'Choose a person of this estate.',
  })

type Head = { unitId: string; head: boolean; exceptId?: string; at?: string }

/** Says whose place it would be; the database holds the rule. */
async function secondHead(tx: TxCtx, { unitId, head, exceptId, at = '' }: Head): Promise<DomainError | null> {
  if (!head) return null
  const other = await tx.db.occupancy.findFirst({
    where: { unitId, head: true, until: null, ...(exceptId ? { id: { not: exceptId } } : {}) },
    select: { member: { select: { name: true } } },
  })
  if (!other) return null
  const words = `${other.member.name} is the head of this household. Take it from them first.`
  return conflict('registry.head_exists', words, { fields: { [`${at}head`]: words } })
}
