import { plateKey } from '@/lib/text'
import type { Ctx, TxCtx } from '@/server/context'
import { conflict, notFound } from '@/server/errors'
import { changesOf } from '@/lib/changes'
import { meterAdded, meterEdited, meterRemoved, meterRestored } from '../events'
import { toDate, toDay } from '../occupancy'
import { requireEstate, today } from '../policy'
import type { CreateMeter, EditMeter } from '../schemas'
import { unitNumberOf } from './builders'
import { lockUnchanged } from './newer'

export async function createMeter(ctx: Ctx, input: CreateMeter): Promise<{ id: string }> {
  requireEstate(ctx, 'meters:write')
  return ctx.tx(async (tx) => {
    const unitNumber = await checkMeter(tx, input)
    const meter = await tx.db.meter.create({ data: dataOf(input), select: { id: true } })
    await tx.emit(meterAdded, { entityId: meter.id, payload: { serial: input.serial, unitNumber } })
    return meter
  })
}

/** Saves over the state that was opened, if nobody saved a newer one meanwhile. */
export async function editMeter(ctx: Ctx, { id, asOf, ...input }: EditMeter): Promise<void> {
  requireEstate(ctx, 'meters:write')
  await ctx.tx(async (tx) => {
    await lockUnchanged(tx, 'meter', { id, asOf })
    const { verifiedOn, ...before } = await stateOf(tx, id)
    const unitNumber = await checkMeter(tx, input, id)
    await tx.db.meter.update({ where: tx.key(id), data: dataOf(input), select: { id: true } })
    await tx.emit(meterEdited, {
      entityId: id,
      payload: { serial: input.serial, unitNumber },
      changes: changesOf({ ...before, verifiedOn: toDay(verifiedOn) }, input),
    })
  })
}

/** It was taken out: its readings stay. */
export async function removeMeter(ctx: Ctx, id: string): Promise<void> {
  requireEstate(ctx, 'meters:write')
  await setRemoved(ctx, id, true)
}

export async function restoreMeter(ctx: Ctx, id: string): Promise<void> {
  requireEstate(ctx, 'meters:write')
  await setRemoved(ctx, id, false)
}

async function setRemoved(ctx: Ctx, id: string, removed: boolean): Promise<void> {
  await ctx.tx(async (tx) => {
    const { serial, unitId } = await stateOf(tx, id)
    const { count } = await tx.db.meter.updateMany({
      where: { id, endedOn: removed ? null : { not: null } },
      data: { endedOn: removed ? toDate(today(tx)) : null },
    })
    if (count === 0)
      throw conflict('registry.meter_moved', 'Somebody else has done this meanwhile. Have another look.')
    await tx.emit(removed ? meterRemoved : meterRestored, {
      entityId: id,
      payload: { serial, unitNumber: await unitNumberOf(tx, unitId) },
    })
  })
}

async function stateOf(tx: TxCtx, id: string) {
  const meter = await tx.db.meter.findUnique({
    where: tx.key(id),
    select: { kind: true, serial: true, unitId: true, multiplier: true, verifiedOn: true },
  })
  if (!meter) throw notFound('meter')
  return meter
}

function dataOf({ verifiedOn, ...input }: CreateMeter) {
  return { ...input, verifiedOn: verifiedOn === null ? null : toDate(verifiedOn) }
}

/** Says in words what the database would refuse; answers the unit's number. */
async function checkMeter(tx: TxCtx, { serial, unitId }: CreateMeter, id?: string): Promise<string | null> {
  const other = await tx.db.meter.findFirst({
    where: { serialKey: plateKey(serial) },
    select: { id: true, endedOn: true },
  })
  if (other && other.id !== id) {
    const where = other.endedOn ? ' It was taken out; you can put it back.' : ''
    const words = `The estate has a meter with this serial number already.${where}`
    throw conflict('registry.serial_taken', words, { fields: { serial: words }, meterId: other.id })
  }
  return unitNumberOf(tx, unitId)
}
