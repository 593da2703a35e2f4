import type { Prisma } from '@/generated/prisma/client'
import type { Ctx } from '@/server/context'
import { registryWords } from '../kind-words'
import { toDay } from '../occupancy'
import { mayReadContact, personRows, seenTies, vehicleRowsOrNone } from '../policy'
import { allPeople } from './people'
import type { PersonFilter, PersonSort } from '../schemas'

const selectOf = (ctx: Ctx) =>
  ({
    id: true,
    name: true,
    firstName: true,
    surname: true,
    status: true,
    email: true,
    phone: true,
    otherPhones: true,
    occupancies: {
      where: seenTies(ctx),
      orderBy: [{ unit: { sortKey: 'asc' } }, { relation: 'asc' }],
      select: {
        relation: true,
        resident: true,
        since: true,
        until: true,
        unit: {
          select: {
            id: true,
            number: true,
            streetNumber: true,
            streetName: true,
            property: { select: { name: true } },
          },
        },
      },
    },
    vehicles: {
      where: vehicleRowsOrNone(ctx),
      orderBy: { registrationKey: 'asc' },
      select: { registration: true, unitId: true },
    },
  }) as const satisfies Prisma.MemberSelect

type PersonRow = Prisma.MemberGetPayload<{ select: ReturnType<typeof selectOf> }>

const AT_ONCE = 2000

/** The people of a filter in the order of the list, in the columns of their file: a row for each tie to a unit, one for somebody without. */
export async function exportedPeople(
  ctx: Ctx,
  query: PersonFilter & { sort?: PersonSort; down: boolean },
  most: number,
) {
  const ids = await allPeople(ctx, query, most)
  const people = new Map<string, PersonRow>()
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await ctx.db.member.findMany({
      relationLoadStrategy: 'join',
      where: { AND: [{ id: { in: ids.slice(from, from + AT_ONCE) } }, personRows(ctx)] },
      select: selectOf(ctx),
    })
    for (const row of rows) people.set(row.id, row)
  }
  return ids.flatMap((id) => {
    const person = people.get(id)
    return person ? rowsOf(ctx, person) : []
  })
}

function rowsOf(ctx: Ctx, person: PersonRow) {
  const isReadable = mayReadContact(ctx.actor, person)
  const named = person.firstName || person.surname
  const who = [named ? person.surname : person.name, person.firstName] as const
  const contact = isReadable
    ? [person.phone, person.otherPhones.join(' / '), person.email]
    : [null, null, null]
  const plates = (unitId: string | null) =>
    person.vehicles
      .filter((vehicle) => vehicle.unitId === unitId)
      .map(({ registration }) => registration)
      .join(' / ')
  const status = person.status
  const words = registryWords(ctx)
  if (person.occupancies.length === 0)
    return [[null, null, null, null, ...who, null, ...contact, plates(null), null, null, status]]
  return person.occupancies.map(({ unit, relation, resident, since, until }) => [
    unit.number,
    unit.property?.name ?? null,
    unit.streetNumber,
    unit.streetName,
    ...who,
    relation === 'owner' && resident ? words('file.ownerResident') : words(`relation.${relation}`),
    ...contact,
    plates(unit.id),
    dayCell(since),
    dayCell(until),
    status,
  ])
}

function dayCell(date: Date | null) {
  const day = toDay(date)
  return day === null ? null : { day }
}
