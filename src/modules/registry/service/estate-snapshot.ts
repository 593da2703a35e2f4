import type { Ctx } from '@/server/context'
import type { Prisma } from '@/generated/prisma/client'
import type { EstateSnapshot } from '../import/plan-types'
import { toDay } from '../occupancy'

const UNIT = {
  id: true,
  number: true,
  streetNumber: true,
  streetName: true,
  intercom: true,
  property: { select: { name: true } },
} as const satisfies Prisma.UnitSelect

const PERSON = {
  id: true,
  name: true,
  firstName: true,
  surname: true,
  email: true,
  phone: true,
  otherPhones: true,
  note: true,
} as const satisfies Prisma.MemberSelect

const OCCUPANCY = {
  id: true,
  unitId: true,
  memberId: true,
  relation: true,
  resident: true,
  since: true,
  until: true,
} as const satisfies Prisma.OccupancySelect

const VEHICLE = {
  id: true,
  registration: true,
  make: true,
  model: true,
  colour: true,
  unitId: true,
  memberId: true,
} as const satisfies Prisma.VehicleSelect

/** The estate as an import compares a list with it: everything, those who left too. */
export async function estateSnapshot(ctx: Pick<Ctx, 'db'>): Promise<EstateSnapshot> {
  const units = await ctx.db.unit.findMany({
    relationLoadStrategy: 'join',
    select: UNIT,
  })
  const people = await ctx.db.member.findMany({
    orderBy: { id: 'asc' },
    select: PERSON,
  })
  const occupancies = await ctx.db.occupancy.findMany({
    orderBy: { id: 'asc' },
    select: OCCUPANCY,
  })
  const vehicles = await ctx.db.vehicle.findMany({
    select: VEHICLE,
  })
  return {
    units: units.map(({ property, ...unit }) => ({ ...unit, property: property?.name ?? null })),
    people: people.map(({ name, phone, otherPhones, ...person }) => ({
      ...person,
      // Members who signed up by themselves have one name only.
      ...(person.firstName || person.surname ? {} : { surname: name }),
      phones: [...(phone ? [phone] : []), ...otherPhones],
    })),
    occupancies: occupancies.map(({ memberId, since, until, ...tie }) => ({
      ...tie,
      personId: memberId,
      since: toDay(since),
      until: toDay(until),
    })),
    vehicles: vehicles.map(({ memberId, ...vehicle }) => ({ ...vehicle, personId: memberId })),
  }
}
