import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import { plateKey, unitKey } from '@/lib/text'
import type { Ctx } from '@/server/context'
import { notFound } from '@/server/errors'
import { holding, reachOf, vehicleRows } from '../policy'
import type { ListVehicles, VehicleFilter } from '../schemas'
import { fromCursor, toCursor } from './cursor'
import { searched } from './hits'

const lineSelect = (ctx: Ctx) =>
  ({
    id: true,
    registration: true,
    registrationKey: true,
    make: true,
    model: true,
    colour: true,
    updatedAt: true,
    unit: { select: { id: true, number: true, property: { select: { id: true, name: true } } } },
    member: {
      select: {
        id: true,
        name: true,
        occupancies: {
          where: { AND: [{ resident: true, unitId: { in: ownUnits(ctx) } }, holding(ctx)] },
          take: 1,
          select: { id: true },
        },
      },
    },
  }) as const satisfies Prisma.VehicleSelect

const ownUnits = ({ actor }: Ctx) => (actor.kind === 'member' ? [...actor.unitsFor('people:read')] : [])

type LineRow = Prisma.VehicleGetPayload<{ select: ReturnType<typeof lineSelect> }>

/** One page of the vehicles that the actor may see, by registration. */
export async function listVehicles(ctx: Ctx, input: ListVehicles) {
  const way = input.down ? 'desc' : 'asc'
  const rows = await ctx.db.vehicle.findMany({
    relationLoadStrategy: 'join',
    where: { AND: [filtered(ctx, input), after(input)] },
    orderBy: { registrationKey: way },
    take: input.limit + 1,
    select: lineSelect(ctx),
  })
  const last = rows.length > input.limit ? rows[input.limit - 1] : undefined
  return {
    items: rows.slice(0, input.limit).map((row) => vehicleLine(ctx, row)),
    nextCursor: last ? toCursor([last.registrationKey]) : null,
  }
}

/** Every vehicle of a filter in the order of the list, for an export. */
export async function allVehicles(ctx: Ctx, input: VehicleFilter & { down: boolean }, most: number) {
  const rows = await ctx.db.vehicle.findMany({
    relationLoadStrategy: 'join',
    where: filtered(ctx, input),
    orderBy: { registrationKey: input.down ? 'desc' : 'asc' },
    take: most,
    select: lineSelect(ctx),
  })
  return rows.map((row) => vehicleLine(ctx, row))
}

/** One vehicle that the actor may see. */
export async function vehicleRecord(ctx: Ctx, id: string) {
  const row = await ctx.db.vehicle.findFirst({
    relationLoadStrategy: 'join',
    where: { AND: [{ id }, vehicleRows(ctx)] },
    select: lineSelect(ctx),
  })
  if (!row) throw notFound('vehicle')
  return vehicleLine(ctx, row)
}

function after({ cursor, down }: ListVehicles): Prisma.VehicleWhereInput {
  if (!cursor) return {}
  const [key] = fromCursor(cursor, z.tuple([z.string()]))
  return { registrationKey: down ? { lt: key } : { gt: key } }
}

/** Whose it is, a resident is told of those in the household alone. */
function vehicleLine(ctx: Ctx, { registrationKey: _key, member, ...row }: LineRow) {
  const isKnown =
    member &&
    (reachOf(ctx, 'vehicles:read') === 'estate' ||
      member.id === ctx.actor.id ||
      member.occupancies.length > 0)
  return { ...row, person: isKnown ? { id: member.id, name: member.name } : null }
}

const MOST_COUNTED = 10_000

export async function countVehicles(
  ctx: Ctx,
  filter: VehicleFilter,
): Promise<{ count: number; more: boolean }> {
  const count = await ctx.db.vehicle.count({ where: filtered(ctx, filter), take: MOST_COUNTED + 1 })
  return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED }
}

function filtered(ctx: Ctx, filter: VehicleFilter): Prisma.VehicleWhereInput {
  return {
    AND: [
      vehicleRows(ctx),
      filter.q ? matching(searched(ctx, filter.q)) : {},
      filter.unitId ? { unitId: filter.unitId } : {},
      filter.propertyId ? { unit: { propertyId: { in: filter.propertyId } } } : {},
    ],
  }
}

/** By registration, make and model, colour, or the unit's number. */
function matching(q: string): Prisma.VehicleWhereInput {
  const contains = { contains: q, mode: 'insensitive' } as const
  const plate = plateKey(q)
  const unit = unitKey(q)
  return {
    OR: [
      ...(plate ? [{ registrationKey: { contains: plate } }] : []),
      ...(unit ? [{ unit: { numberKey: unit } }] : []),
      { make: contains },
      { model: contains },
      { colour: contains },
    ],
  }
}
