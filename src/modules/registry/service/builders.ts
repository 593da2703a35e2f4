import { minorUnits } from '@/lib/money'
import { toE164 } from '@/lib/phone'
import type { Ctx, TxCtx } from '@/server/context'
import { conflict, invalid, notFound } from '@/server/errors'
import { changesOf } from '@/lib/changes'
import { builderAdded, builderEdited, builderEnded, builderReopened } from '../events'
import { toDate, toDay } from '../occupancy'
import { requireEstate, today } from '../policy'
import type { CreateBuilder, EditBuilder } from '../schemas'
import { lockUnchanged } from './newer'

export async function createBuilder(ctx: Ctx, input: CreateBuilder): Promise<{ id: string }> {
  requireEstate(ctx, 'builders:write')
  return ctx.tx(async (tx) => {
    const data = dataOf(tx, input)
    const unitNumber = await unitNumberOf(tx, input.unitId)
    const builder = await tx.db.builder.create({ data, select: { id: true } })
    await tx.emit(builderAdded, { entityId: builder.id, payload: { company: input.company, unitNumber } })
    return builder
  })
}

/** Saves over the state that was opened, if nobody saved a newer one meanwhile. */
export async function editBuilder(ctx: Ctx, { id, asOf, ...input }: EditBuilder): Promise<void> {
  requireEstate(ctx, 'builders:write')
  await ctx.tx(async (tx) => {
    await lockUnchanged(tx, 'builder', { id, asOf })
    const before = await stateOf(tx, id)
    const data = dataOf(tx, input)
    const unitNumber = await unitNumberOf(tx, input.unitId)
    await tx.db.builder.update({ where: tx.key(id), data, select: { id: true } })
    await tx.emit(builderEdited, {
      entityId: id,
      payload: { company: input.company, unitNumber },
      changes: changesOf(plain(before), plain(data)),
    })
  })
}

/** The work is over: from today the builder gets no more passes, and leaves the list. */
export async function endBuilder(ctx: Ctx, id: string): Promise<void> {
  requireEstate(ctx, 'builders:write')
  await setEnded(ctx, id, true)
}

export async function reopenBuilder(ctx: Ctx, id: string): Promise<void> {
  requireEstate(ctx, 'builders:write')
  await setEnded(ctx, id, false)
}

async function setEnded(ctx: Ctx, id: string, ended: boolean): Promise<void> {
  await ctx.tx(async (tx) => {
    const { company, unitId } = await stateOf(tx, id)
    const { count } = await tx.db.builder.updateMany({
      where: { id, endedOn: ended ? null : { not: null } },
      data: { endedOn: ended ? toDate(today(tx)) : null },
    })
    if (count === 0)
      throw conflict('registry.builder_moved', 'Somebody else has done this meanwhile. Have another look.')
    await tx.emit(ended ? builderEnded : builderReopened, {
      entityId: id,
      payload: { company, unitNumber: await unitNumberOf(tx, unitId) },
    })
  })
}

const STATE = {
  company: true,
  contactName: true,
  phone: true,
  email: true,
  unitId: true,
  waterMeter: true,
  powerMeter: true,
  buildingStart: true,
  buildingEnd: true,
  plotDetails: true,
  deposit: true,
  insuranceExpiry: true,
  permittedHours: true,
  note: true,
} as const

async function stateOf(tx: TxCtx, id: string) {
  const builder = await tx.db.builder.findUnique({ where: tx.key(id), select: STATE })
  if (!builder) throw notFound('builder')
  return builder
}

type State = Awaited<ReturnType<typeof stateOf>>

/** What was typed, as it is kept. */
function dataOf(tx: TxCtx, input: CreateBuilder): State {
  const { deposit, phone, buildingStart, buildingEnd, insuranceExpiry, ...rest } = input
  const amount = deposit === null ? null : minorUnits(deposit, tx.estate.currency)
  if (deposit !== null && amount === null)
    throw invalid('registry.no_amount', 'This is no amount.', { deposit: 'Write an amount, such as 5000.' })
  if (buildingStart && buildingEnd && buildingEnd < buildingStart)
    throw invalid('registry.ends_before_start', 'It can’t end before it begins.', {
      buildingEnd: 'It can’t end before the day on which it began.',
    })
  return {
    ...rest,
    phone: phone === null ? null : (toE164(phone, tx.estate.country) ?? refusePhone()),
    deposit: amount,
    buildingStart: toDateOrNull(buildingStart),
    buildingEnd: toDateOrNull(buildingEnd),
    insuranceExpiry: toDateOrNull(insuranceExpiry),
  }
}

function refusePhone(): never {
  const words = 'This is no phone number. Write it with its country code if it is from abroad.'
  throw invalid('registry.no_phone', words, { phone: words })
}

const toDateOrNull = (day: string | null) => (day === null ? null : toDate(day))

/** As the trail tells it. */
function plain({ deposit, buildingStart, buildingEnd, insuranceExpiry, ...rest }: State) {
  return {
    ...rest,
    deposit: deposit === null ? null : String(deposit),
    buildingStart: toDay(buildingStart),
    buildingEnd: toDay(buildingEnd),
    insuranceExpiry: toDay(insuranceExpiry),
  }
}

export async function unitNumberOf(tx: TxCtx, unitId: string | null): Promise<string | null> {
  if (unitId === null) return null
  const unit = await tx.db.unit.findUnique({ where: tx.key(unitId), select: { number: true } })
  if (unit) return unit.number
  throw invalid('registry.no_unit', 'Choose one from the list.', { unitId: 'Choose one from the list.' })
}
