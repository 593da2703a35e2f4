import { plateKey } from '@/lib/text'
import type { Ctx, TxCtx } from '@/server/context'
import { conflict, invalid, notFound, refuse, type DomainError } from '@/server/errors'
import { changesOf } from '@/lib/changes'
import { vehicleAdded, vehicleEdited, vehicleRemoved } from '../events'
import { personRows, requireUnitFor, vehicleRows } from '../policy'
import type { AddVehicle, EditVehicle } from '../schemas'
import { lockUnchanged } from './newer'

export async function addVehicle(ctx: Ctx, { personId, ...input }: AddVehicle): Promise<{ id: string }> {
  requireUnitFor(ctx, 'vehicles:write', input.unitId)
  return ctx.tx(async (tx) => {
    const unit = await checkVehicle(tx, { personId, ...input })
    const data = { ...input, registration: input.registration.toUpperCase(), memberId: personId }
    const vehicle = await tx.db.vehicle.create({ data, select: { id: true } })
    await tx.emit(vehicleAdded, { entityId: vehicle.id, payload: payloadOf(data, unit.number) })
    return vehicle
  })
}

/** Saves over the state that was opened, if nobody saved a newer one meanwhile. */
export async function editVehicle(ctx: Ctx, { id, asOf, personId, ...input }: EditVehicle): Promise<void> {
  requireUnitFor(ctx, 'vehicles:write', input.unitId)
  await ctx.tx(async (tx) => {
    await ownVehicle(tx, id)
    await lockUnchanged(tx, 'vehicle', { id, asOf })
    const { unit: _unit, ...before } = await ownVehicle(tx, id)
    const unit = await checkVehicle(tx, { personId, ...input }, id)
    const data = { ...input, registration: input.registration.toUpperCase(), memberId: personId }
    await tx.db.vehicle.update({ where: tx.key(id), data, select: { id: true } })
    await tx.emit(vehicleEdited, {
      entityId: id,
      payload: payloadOf(data, unit.number),
      changes: changesOf(before, data),
    })
  })
}

export async function removeVehicle(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx(async (tx) => {
    const vehicle = await ownVehicle(tx, id)
    await tx.db.vehicle.delete({ where: tx.key(id), select: { id: true } })
    await tx.emit(vehicleRemoved, { entityId: id, payload: payloadOf(vehicle, vehicle.unit?.number ?? '') })
  })
}

/** A vehicle that the actor may change. */
async function ownVehicle(tx: TxCtx, id: string) {
  const vehicle = await tx.db.vehicle.findFirst({
    where: { AND: [{ id }, vehicleRows(tx, 'vehicles:write')] },
    select: {
      registration: true,
      make: true,
      model: true,
      colour: true,
      unitId: true,
      memberId: true,
      unit: { select: { number: true } },
    },
  })
  if (!vehicle) throw notFound('vehicle')
  return vehicle
}

function payloadOf(
  vehicle: { registration: string; unitId: string | null; memberId: string | null },
  unitNumber: string,
) {
  return {
    registration: vehicle.registration,
    unitNumber,
    unitIds: vehicle.unitId ? [vehicle.unitId] : [],
    personId: vehicle.memberId,
  }
}

/** Says in words what the database would refuse. */
async function checkVehicle(tx: TxCtx, input: AddVehicle, id?: string): Promise<{ number: string }> {
  const unit = await tx.db.unit.findUnique({ where: tx.key(input.unitId), select: { number: true } })
  refuse([
    await registrationTaken(tx, input.registration, id),
    unit ? null : noUnit(),
    input.personId ? await unknownPerson(tx, input.personId) : null,
  ])
  if (!unit) throw noUnit()
  return unit
}

const noUnit = () =>
  invalid('registry.no_unit', 'Choose one from the list.', { unitId: 'Choose one from the list.' })

/** Whose a taken registration is, as far as the actor may know. */
async function registrationTaken(tx: TxCtx, registration: string, id?: string): Promise<DomainError | null> {
  const other = await tx.db.vehicle.findFirst({
    where: { registrationKey: plateKey(registration) },
    select: { id: true, unitId: true, unit: { select: { number: true } } },
  })
  if (!other || other.id === id) return null
  const mayKnow = tx.actor.scopes('vehicles:read').has('estate') && other.unit
  const where = mayKnow ? ` It belongs to unit ${mayKnow.number}.` : ' Ask your estate’s office.'
  const words = `A vehicle with this registration is known already.${where}`
  return conflict('registry.registration_taken', words, {
    fields: { registration: words },
    ...(mayKnow ? { vehicleId: other.id, unitId: other.unitId } : {}),
  })
}

async function unknownPerson(tx: TxCtx, id: string): Promise<DomainError | null> {
  const person = await tx.db.member.findFirst({
    where: { AND: [{ id }, personRows(tx)] },
    select: { id: true },
  })
  if (person) return null
  const words = 'Choose a person of this estate.'
  return invalid('registry.no_person', words, { personId: words })
}
