import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import { unitKey } from '@/lib/text'
import type { Ctx } from '@/server/context'
import { notFound } from '@/server/errors'
import { toDay } from '../occupancy'
import {
  mayReadContact,
  notEnded,
  personRows,
  readsAllContacts,
  today,
  unitRows,
  vehicleRowsOrNone,
} from '../policy'
import { unitKind, unitStatus } from '../schemas'
import type { ListUnits, Options, UnitFilter } from '../schemas'
import { fromCursor, toCursor } from './cursor'
import { peopleHits, searched } from './hits'
import { timelineOf } from './person'
import { TIE_FACTS } from './tie-facts'

const PROPERTY = { select: { id: true, name: true } } as const

const lineSelect = (ctx: Ctx) =>
  ({
    id: true,
    number: true,
    sortKey: true,
    streetNumber: true,
    streetName: true,
    kind: true,
    status: true,
    property: PROPERTY,
    occupancies: {
      where: { AND: [notEnded(ctx), { member: personRows(ctx) }] },
      orderBy: [{ head: 'desc' }, { relation: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        relation: true,
        resident: true,
        head: true,
        member: { select: { id: true, name: true } },
      },
    },
    _count: { select: { vehicles: { where: vehicleRowsOrNone(ctx) } } },
  }) as const satisfies Prisma.UnitSelect

type LineRow = Prisma.UnitGetPayload<{ select: ReturnType<typeof lineSelect> }>

const cursorKeys = z.tuple([z.string(), z.uuid()])

/** One page of the units that the actor may see, in the order in which people count them. */
export async function listUnits(ctx: Ctx, input: ListUnits) {
  const rows = await ctx.db.unit.findMany({
    relationLoadStrategy: 'join',
    where: { AND: [await filtered(ctx, input), after(input)] },
    orderBy: orderBy(input.down),
    take: input.limit + 1,
    select: lineSelect(ctx),
  })
  const items = rows.slice(0, input.limit).map(unitLine)
  const last = rows.length > input.limit ? rows[input.limit - 1] : undefined
  return { items, nextCursor: last ? toCursor([last.sortKey, last.id]) : null }
}

/** Every unit of a filter in the order of the list, for an export. */
export async function allUnits(ctx: Ctx, input: UnitFilter & { down: boolean }, most: number) {
  const rows = await ctx.db.unit.findMany({
    relationLoadStrategy: 'join',
    where: await filtered(ctx, input),
    orderBy: orderBy(input.down),
    take: most,
    select: { ...lineSelect(ctx), floor: true, bedrooms: true, intercom: true },
  })
  return rows.map((row) => ({
    ...unitLine(row),
    floor: row.floor,
    bedrooms: row.bedrooms,
    intercom: row.intercom,
  }))
}

const orderBy = (down: boolean) => {
  const way = down ? 'desc' : 'asc'
  return [{ sortKey: way }, { id: way }] as const satisfies Prisma.UnitOrderByWithRelationInput[]
}

function after({ cursor, down }: ListUnits): Prisma.UnitWhereInput {
  if (!cursor) return {}
  const [sortKey, id] = fromCursor(cursor, cursorKeys)
  const past = down ? { lt: sortKey } : { gt: sortKey }
  return { OR: [{ sortKey: past }, { sortKey, id: down ? { lt: id } : { gt: id } }] }
}

function unitLine({ _count, sortKey: _sortKey, occupancies, ...row }: LineRow) {
  return {
    ...row,
    kind: unitKind.parse(row.kind),
    status: unitStatus.parse(row.status),
    people: occupancies.map(({ member, relation, resident, head }) => ({
      ...member,
      relation,
      resident,
      head,
    })),
    vehicles: _count.vehicles,
  }
}

const MOST_COUNTED = 10_000

export async function countUnits(ctx: Ctx, filter: UnitFilter): Promise<{ count: number; more: boolean }> {
  const count = await ctx.db.unit.count({ where: await filtered(ctx, filter), take: MOST_COUNTED + 1 })
  return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED }
}

async function filtered(ctx: Ctx, filter: UnitFilter): Promise<Prisma.UnitWhereInput> {
  return {
    AND: [
      unitRows(ctx),
      filter.q ? await matching(ctx, searched(ctx, filter.q)) : {},
      filter.status ? { status: { in: filter.status } } : {},
      filter.kind ? { kind: { in: filter.kind } } : {},
      filter.propertyId ? { propertyId: { in: filter.propertyId } } : {},
    ],
  }
}

/** By number, street or property; a search without a digit also by who is in it. */
async function matching(ctx: Ctx, q: string): Promise<Prisma.UnitWhereInput> {
  const key = unitKey(q)
  const contains = { contains: q, mode: 'insensitive' } as const
  const people = /\d/.test(q) ? [] : await peopleHits(ctx, q)
  return {
    OR: [
      ...(key ? [{ numberKey: { startsWith: key } }] : []),
      { streetName: contains },
      { property: { name: contains } },
      ...(people.length > 0
        ? [
            {
              occupancies: {
                some: { AND: [{ memberId: { in: people }, member: personRows(ctx) }, notEnded(ctx)] },
              },
            },
          ]
        : []),
    ],
  }
}

const recordSelect = (ctx: Ctx) =>
  ({
    ...lineSelect(ctx),
    floor: true,
    bedrooms: true,
    intercom: true,
    createdAt: true,
    updatedAt: true,
    occupancies: {
      where: { member: personRows(ctx) },
      orderBy: [{ head: 'desc' }, { relation: 'asc' }, { since: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        ...TIE_FACTS,
        updatedAt: true,
        member: { select: { id: true, name: true, phone: true, email: true, status: true } },
      },
    },
    vehicles: {
      where: vehicleRowsOrNone(ctx),
      orderBy: { registrationKey: 'asc' },
      select: {
        id: true,
        registration: true,
        make: true,
        model: true,
        colour: true,
        updatedAt: true,
        member: { select: { id: true, name: true } },
      },
    },
  }) satisfies Prisma.UnitSelect

/** A unit with its people of now and before, as far as the reader may see them. */
export async function unitRecord(ctx: Ctx, id: string) {
  const row = await ctx.db.unit.findFirst({
    relationLoadStrategy: 'join',
    where: { AND: [{ id }, unitRows(ctx)] },
    select: recordSelect(ctx),
  })
  if (!row) throw notFound('unit')
  const now = today(ctx)
  const { _count, sortKey: _sortKey, occupancies, intercom, ...unit } = row
  const isStaff = readsAllContacts(ctx.actor)
  const ties = occupancies.map(({ member: { phone, email, ...member }, ...tie }) => ({
    ...tie,
    since: toDay(tie.since),
    until: toDay(tie.until),
    person: member,
    contact: mayReadContact(ctx.actor, { id: member.id, occupancies: [{ resident: tie.resident, unit }] })
      ? { phone, email }
      : null,
  }))
  return {
    ...unit,
    kind: unitKind.parse(unit.kind),
    status: unitStatus.parse(unit.status),
    intercom:
      isStaff || (ctx.actor.kind === 'member' && ctx.actor.unitsFor('units:read').includes(id))
        ? intercom
        : null,
    current: ties.filter(({ until }) => until === null || until > now),
    past: isStaff ? ties.filter(({ until }) => until !== null && until <= now) : [],
    timeline: isStaff ? await timelineOf(ctx, 'unit', id) : [],
    mayEdit: ctx.actor.scopes('units:write').has('estate'),
    mayEditPeople: ctx.actor.scopes('people:write').has('estate'),
    mayEditVehicles: ctx.actor.scopes('vehicles:write').size > 0,
  }
}

/** Units to choose from, by number; nothing is said of who lives there. */
export async function unitOptions(ctx: Ctx, { q, limit }: Options) {
  const key = unitKey(q)
  return ctx.db.unit.findMany({
    relationLoadStrategy: 'join',
    where: { AND: [unitRows(ctx), key ? { numberKey: { startsWith: key } } : {}] },
    orderBy: [{ sortKey: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, number: true, streetNumber: true, streetName: true, property: PROPERTY },
  })
}

/** The estate's properties with how many units each has. */
export async function listProperties(ctx: Ctx) {
  const rows = await ctx.db.property.findMany({
    relationLoadStrategy: 'join',
    where: ctx.actor.scopes('units:read').has('estate') ? {} : { units: { some: unitRows(ctx) } },
    orderBy: { nameKey: 'asc' },
    select: {
      id: true,
      name: true,
      kind: true,
      address: true,
      updatedAt: true,
      _count: { select: { units: true } },
    },
  })
  return rows.map(({ _count, ...property }) => ({ ...property, units: _count.units }))
}
