import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import type { Ctx } from '@/server/context'
import { notFound } from '@/server/errors'
import { toDay } from '../occupancy'
import { mayReadContact, personRows, readsAllContacts, today, unitRows, vehicleRowsOrNone } from '../policy'
import { personStatus, relation } from '../schemas'
import { TIE_FACTS } from './tie-facts'

const recordSelect = (ctx: Ctx) =>
  ({
    id: true,
    name: true,
    firstName: true,
    surname: true,
    email: true,
    phone: true,
    otherPhones: true,
    note: true,
    status: true,
    accountId: true,
    createdAt: true,
    updatedAt: true,
    roles: { orderBy: { role: 'asc' }, select: { role: true } },
    occupancies: {
      where: { unit: unitRows(ctx) },
      orderBy: [{ since: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
      select: {
        id: true,
        ...TIE_FACTS,
        updatedAt: true,
        unit: {
          select: {
            id: true,
            number: true,
            streetNumber: true,
            streetName: true,
            property: { select: { id: true, name: true } },
          },
        },
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
        unit: { select: { id: true, number: true } },
      },
    },
  }) as const satisfies Prisma.MemberSelect

/** A person with all that the reader may see of them. */
export async function personRecord(ctx: Ctx, id: string) {
  const row = await ctx.db.member.findFirst({
    relationLoadStrategy: 'join',
    where: { AND: [{ id }, personRows(ctx)] },
    select: recordSelect(ctx),
  })
  if (!row) throw notFound('person')
  const { email, phone, otherPhones, note, accountId, roles, occupancies, ...person } = row
  const now = today(ctx)
  const ties = occupancies.map((tie) => ({ ...tie, since: toDay(tie.since), until: toDay(tie.until) }))
  const current = ties.filter(({ until }) => until === null || until > now)
  const isStaff = readsAllContacts(ctx.actor)
  return {
    ...person,
    status: personStatus.parse(person.status),
    /** Null where the reader may not see them. */
    contact: mayReadContact(ctx.actor, { id, occupancies: current }) ? { email, phone, otherPhones } : null,
    note: isStaff ? note : null,
    /** Whether they can sign in; null where the reader need not know. */
    hasAccount: isStaff ? accountId !== null : null,
    roles: isStaff ? roles.map(({ role }) => role) : [],
    current,
    past: ties.filter(({ until }) => until !== null && until <= now),
    timeline: isStaff ? await timelineOf(ctx, 'person', id) : [],
    mayEdit: ctx.actor.scopes('people:write').has('estate'),
    mayEditVehicles: ctx.actor.scopes('vehicles:write').has('estate'),
  }
}

/** One tie, as its editor has it open. */
export async function occupancyRecord(ctx: Ctx, id: string) {
  const tie = await ctx.db.occupancy.findFirst({
    where: { id, member: personRows(ctx), unit: unitRows(ctx) },
    select: {
      ...TIE_FACTS,
      updatedAt: true,
    },
  })
  if (!tie) throw notFound('occupancy')
  return { ...tie, since: toDay(tie.since), until: toDay(tie.until) }
}

const MOST_EVENTS = 100

const said = z.object({
  unitNumber: z.string().optional(),
  relation: relation.optional(),
  until: z.string().optional(),
})
const changes = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]))

/** What happened to a record, newest first, as its timeline shows it. */
export async function timelineOf(
  ctx: Ctx,
  entity: 'person' | 'unit' | 'builder' | 'meter',
  entityId: string,
) {
  const events = await ctx.db.event.findMany({
    where: { entity, entityId },
    orderBy: { id: 'desc' },
    take: MOST_EVENTS,
    select: { id: true, name: true, actorName: true, payload: true, changes: true, at: true },
  })
  return events.map((event) => {
    const words = said.safeParse(event.payload)
    const changed = changes.safeParse(event.changes)
    return {
      id: event.id,
      name: event.name,
      by: event.actorName,
      at: event.at,
      unitNumber: words.data?.unitNumber ?? null,
      relation: words.data?.relation ?? null,
      until: words.data?.until ?? null,
      changes: Object.entries(changed.data ?? {}).map(([field, [before, after]]) => ({
        field,
        before: inWords(before),
        after: inWords(after),
      })),
    }
  })
}

function inWords(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.map(String).join(', ') || null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
