import type { Ctx, TxCtx } from '@/server/context'
import { conflict, invalid, notFound, refuse, type DomainError } from '@/server/errors'
import { requireRoom } from '@/server/room'
import { unitKey } from '@/lib/text'
import { changesOf } from '@/lib/changes'
import { propertyCreated, propertyEdited, unitCreated, unitEdited } from '../events'
import { requireEstate } from '../policy'
import type { CreateProperty, CreateUnit, EditProperty, EditUnit } from '../schemas'
import { lockUnchanged } from './newer'
import { settleUnit } from './settle'

const UNIT = {
  number: true,
  propertyId: true,
  streetNumber: true,
  streetName: true,
  kind: true,
  status: true,
  floor: true,
  bedrooms: true,
  intercom: true,
} as const

export async function createUnit(ctx: Ctx, input: CreateUnit): Promise<{ id: string }> {
  requireEstate(ctx, 'units:write')
  return ctx.tx(async (tx) => {
    await checkUnit(tx, input)
    await requireRoom(tx, 'units')
    // Nobody is in it yet.
    const status = input.status === 'occupied' ? 'vacant' : input.status
    const unit = await tx.db.unit.create({ data: { ...input, status }, select: { id: true } })
    await tx.emit(unitCreated, {
      entityId: unit.id,
      payload: { number: input.number, unitIds: [unit.id], personId: null },
    })
    return unit
  })
}

/** Saves over the state that was opened, if nobody saved a newer one meanwhile. */
export async function editUnit(ctx: Ctx, { id, asOf, ...input }: EditUnit): Promise<void> {
  requireEstate(ctx, 'units:write')
  await ctx.tx(async (tx) => {
    await lockUnchanged(tx, 'unit', { id, asOf })
    const before = await tx.db.unit.findUnique({ where: tx.key(id), select: UNIT })
    if (!before) throw notFound('unit')
    await checkUnit(tx, input, id)
    await tx.db.unit.update({ where: tx.key(id), data: input, select: { id: true } })
    await settleUnit(tx, id)
    const changes = changesOf(before, input)
    await tx.emit(unitEdited, {
      entityId: id,
      payload: { number: input.number, unitIds: [id], personId: null },
      changes,
    })
  })
}

/** Says in words what the database would refuse: a number that another unit has, a property that isn't there. */
async function checkUnit(tx: TxCtx, { number, propertyId }: CreateUnit, id?: string): Promise<void> {
  const other = await tx.db.unit.findFirst({
    where: { numberKey: unitKey(number) },
    select: { id: true, number: true },
  })
  const property = propertyId
    ? await tx.db.property.findUnique({ where: tx.key(propertyId), select: { id: true } })
    : null
  refuse([
    other && other.id !== id ? numberTaken(tx.estate.unitWord, other) : null,
    propertyId && !property
      ? invalid('registry.no_property', 'Choose a property of this estate.', {
          propertyId: 'Choose a property of this estate.',
        })
      : null,
  ])
}

function numberTaken(word: string, { id, number }: { id: string; number: string }): DomainError {
  const words = `${word} ${number} exists already. Capitals, spaces and leading zeros make no difference.`
  return conflict('registry.unit_number_taken', words, { fields: { number: words }, unitId: id })
}

export async function createProperty(ctx: Ctx, input: CreateProperty): Promise<{ id: string }> {
  requireEstate(ctx, 'units:write')
  return ctx.tx(async (tx) => {
    const property = await tx.db.property.create({ data: input, select: { id: true } })
    await tx.emit(propertyCreated, { entityId: property.id, payload: { name: input.name } })
    return property
  })
}

/** Saves over the state that was opened, if nobody saved a newer one meanwhile. */
export async function editProperty(ctx: Ctx, { id, asOf, ...input }: EditProperty): Promise<void> {
  requireEstate(ctx, 'units:write')
  await ctx.tx(async (tx) => {
    await lockUnchanged(tx, 'property', { id, asOf })
    const before = await tx.db.property.findUnique({
      where: tx.key(id),
      select: { name: true, kind: true, address: true },
    })
    if (!before) throw notFound('property')
    await tx.db.property.update({ where: tx.key(id), data: input, select: { id: true } })
    await tx.emit(propertyEdited, {
      entityId: id,
      payload: { name: input.name },
      changes: changesOf(before, input),
    })
  })
}
