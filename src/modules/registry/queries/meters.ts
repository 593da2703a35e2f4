import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import { plateKey, unitKey } from '@/lib/text'
import type { Ctx } from '@/server/context'
import { notFound } from '@/server/errors'
import { toDay } from '../occupancy'
import { requireEstate } from '../policy'
import { meterKind, type ListMeters, type MeterFilter } from '../schemas'
import { fromCursor, toCursor } from './cursor'
import { searched } from './hits'
import { timelineOf } from './person'

const LINE = {
  id: true,
  kind: true,
  serial: true,
  serialKey: true,
  multiplier: true,
  verifiedOn: true,
  endedOn: true,
  updatedAt: true,
  unit: { select: { id: true, number: true } },
} as const satisfies Prisma.MeterSelect

type Row = Prisma.MeterGetPayload<{ select: typeof LINE }>

/** One page of the meters, by serial number. */
export async function listMeters(ctx: Ctx, input: ListMeters) {
  const rows = await ctx.db.meter.findMany({
    relationLoadStrategy: 'join',
    where: { AND: [filtered(ctx, input), after(input)] },
    orderBy: { serialKey: input.down ? 'desc' : 'asc' },
    take: input.limit + 1,
    select: LINE,
  })
  const last = rows.length > input.limit ? rows[input.limit - 1] : undefined
  return {
    items: rows.slice(0, input.limit).map(meterLine),
    nextCursor: last ? toCursor([last.serialKey]) : null,
  }
}

/** Every meter of a filter in the order of the list, for a file. */
export async function allMeters(ctx: Ctx, input: MeterFilter & { down: boolean }, most: number) {
  const rows = await ctx.db.meter.findMany({
    relationLoadStrategy: 'join',
    where: filtered(ctx, input),
    orderBy: { serialKey: input.down ? 'desc' : 'asc' },
    take: most,
    select: LINE,
  })
  return rows.map(meterLine)
}

const MOST_COUNTED = 10_000

export async function countMeters(ctx: Ctx, filter: MeterFilter) {
  const count = await ctx.db.meter.count({ where: filtered(ctx, filter), take: MOST_COUNTED + 1 })
  return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED }
}

export async function meterRecord(ctx: Ctx, id: string) {
  requireEstate(ctx, 'meters:read')
  const row = await ctx.db.meter.findUnique({
    relationLoadStrategy: 'join',
    where: ctx.key(id),
    select: LINE,
  })
  if (!row) throw notFound('meter')
  return {
    ...meterLine(row),
    timeline: await timelineOf(ctx, 'meter', id),
    mayEdit: ctx.actor.scopes('meters:write').has('estate'),
  }
}

function meterLine({ serialKey: _key, kind, verifiedOn, endedOn, ...row }: Row) {
  return { ...row, kind: meterKind.parse(kind), verifiedOn: toDay(verifiedOn), endedOn: toDay(endedOn) }
}

function after({ cursor, down }: ListMeters): Prisma.MeterWhereInput {
  if (!cursor) return {}
  const [key] = fromCursor(cursor, z.tuple([z.string()]))
  return { serialKey: down ? { lt: key } : { gt: key } }
}

function filtered(ctx: Ctx, { q, kind, state }: MeterFilter): Prisma.MeterWhereInput {
  requireEstate(ctx, 'meters:read')
  const states = { in_use: { endedOn: null }, removed: { endedOn: { not: null } } }
  return {
    AND: [
      q ? matching(searched(ctx, q)) : state ? {} : states.in_use,
      kind ? { kind: { in: kind } } : {},
      state ? { OR: state.map((one) => states[one]) } : {},
    ],
  }
}

/** By serial number or the unit's. */
function matching(q: string): Prisma.MeterWhereInput {
  const serial = plateKey(q)
  const unit = unitKey(q)
  return {
    OR: [
      ...(serial ? [{ serialKey: { contains: serial } }] : []),
      ...(unit ? [{ unit: { numberKey: unit } }] : []),
      ...(serial || unit ? [] : [{ id: { in: [] } }]),
    ],
  }
}
