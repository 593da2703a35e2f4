import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import { formatMoney, majorUnits } from '@/lib/money'
import { fold, plateKey, unitKey } from '@/lib/text'
import type { Ctx } from '@/server/context'
import { notFound } from '@/server/errors'
import { standingOf } from '../builder'
import { toDate, toDay } from '../occupancy'
import { requireEstate, today } from '../policy'
import type { BuilderFilter, ListBuilders } from '../schemas'
import { fromCursor, toCursor } from './cursor'
import { searched } from './hits'
import { timelineOf } from './person'

const LINE = {
  id: true,
  company: true,
  companyKey: true,
  contactName: true,
  phone: true,
  email: true,
  waterMeter: true,
  powerMeter: true,
  buildingStart: true,
  buildingEnd: true,
  plotDetails: true,
  deposit: true,
  insuranceExpiry: true,
  permittedHours: true,
  note: true,
  endedOn: true,
  updatedAt: true,
  unit: { select: { id: true, number: true } },
} as const satisfies Prisma.BuilderSelect

type Row = Prisma.BuilderGetPayload<{ select: typeof LINE }>

/** One page of the builders, by company. */
export async function listBuilders(ctx: Ctx, input: ListBuilders) {
  const way = input.down ? 'desc' : 'asc'
  const rows = await ctx.db.builder.findMany({
    relationLoadStrategy: 'join',
    where: { AND: [filtered(ctx, input), after(input)] },
    orderBy: [{ companyKey: way }, { id: way }],
    take: input.limit + 1,
    select: LINE,
  })
  const last = rows.length > input.limit ? rows[input.limit - 1] : undefined
  return {
    items: rows.slice(0, input.limit).map((row) => builderLine(ctx, row)),
    nextCursor: last ? toCursor([last.companyKey, last.id]) : null,
  }
}

/** Every builder of a filter in the order of the list, for a file. */
export async function allBuilders(ctx: Ctx, input: BuilderFilter & { down: boolean }, most: number) {
  const way = input.down ? 'desc' : 'asc'
  const rows = await ctx.db.builder.findMany({
    relationLoadStrategy: 'join',
    where: filtered(ctx, input),
    orderBy: [{ companyKey: way }, { id: way }],
    take: most,
    select: LINE,
  })
  return rows.map((row) => builderLine(ctx, row))
}

const MOST_COUNTED = 10_000

export async function countBuilders(ctx: Ctx, filter: BuilderFilter) {
  const count = await ctx.db.builder.count({ where: filtered(ctx, filter), take: MOST_COUNTED + 1 })
  return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED }
}

export async function builderRecord(ctx: Ctx, id: string) {
  requireEstate(ctx, 'builders:read')
  const row = await ctx.db.builder.findUnique({
    relationLoadStrategy: 'join',
    where: ctx.key(id),
    select: LINE,
  })
  if (!row) throw notFound('builder')
  const seesTerms = ctx.actor.scopes('builders:readTerms').has('estate')
  return {
    ...builderLine(ctx, row),
    timeline: seesTerms ? await timelineOf(ctx, 'builder', id) : [],
    mayEdit: ctx.actor.scopes('builders:write').has('estate'),
  }
}

/** A guard sees who builds where and until when; terms and contacts are the office's. */
function builderLine({ actor, estate, ...ctx }: Ctx, { companyKey: _key, deposit, ...row }: Row) {
  const seesTerms = actor.scopes('builders:readTerms').has('estate')
  const days = {
    buildingStart: toDay(row.buildingStart),
    buildingEnd: toDay(row.buildingEnd),
    insuranceExpiry: toDay(row.insuranceExpiry),
    endedOn: toDay(row.endedOn),
  }
  return {
    ...row,
    ...days,
    standing: standingOf(days, today({ ...ctx, estate })),
    ...(!seesTerms && { phone: null, email: null, plotDetails: null, note: null }),
    deposit:
      seesTerms && deposit !== null
        ? {
            amount: majorUnits(deposit, estate.currency),
            shown: formatMoney(deposit, estate.currency, estate.locale),
          }
        : null,
  }
}

function after({ cursor, down }: ListBuilders): Prisma.BuilderWhereInput {
  if (!cursor) return {}
  const [key, id] = fromCursor(cursor, z.tuple([z.string(), z.uuid()]))
  const beyond = down ? { lt: key } : { gt: key }
  return { OR: [{ companyKey: beyond }, { companyKey: key, id: down ? { lt: id } : { gt: id } }] }
}

function filtered(ctx: Ctx, { q, standing }: BuilderFilter): Prisma.BuilderWhereInput {
  requireEstate(ctx, 'builders:read')
  const rules = standingRules(toDate(today(ctx)))
  return {
    AND: [
      q ? matching(searched(ctx, q)) : standing ? {} : { OR: [{ NOT: rules.ended }, { endedOn: null }] },
      standing ? { OR: standing.map((one) => rules[one]) } : {},
    ],
  }
}

/** The same as `standingOf` for a query. */
function standingRules(now: Date) {
  const ended = { endedOn: { lte: now } }
  const lapsed = { insuranceExpiry: { lt: now } }
  const over = { buildingEnd: { lt: now } }
  const later = { buildingStart: { gt: now } }
  const not = (...rules: Prisma.BuilderWhereInput[]): Prisma.BuilderWhereInput[] =>
    rules.map((rule) => ({ OR: [{ NOT: rule }, unknown(rule)] }))
  return {
    ended,
    insurance_lapsed: { AND: [lapsed, ...not(ended)] },
    period_over: { AND: [over, ...not(ended, lapsed)] },
    not_begun: { AND: [later, ...not(ended, lapsed, over)] },
    active: { AND: not(ended, lapsed, over, later) },
  } satisfies Record<string, Prisma.BuilderWhereInput>
}

/** Where the day of a rule isn't known, the rule doesn't hold. */
function unknown(rule: Prisma.BuilderWhereInput): Prisma.BuilderWhereInput {
  return { OR: Object.keys(rule).map((field) => ({ [field]: null })) }
}

function matching(q: string): Prisma.BuilderWhereInput {
  const contains = { contains: q, mode: 'insensitive' } as const
  const unit = unitKey(q)
  const meter = plateKey(q)
  return {
    OR: [
      { companyKey: { contains: fold(q) } },
      { contactName: contains },
      ...(unit ? [{ unit: { numberKey: unit } }] : []),
      ...(meter ? [{ waterMeter: contains }, { powerMeter: contains }] : []),
    ],
  }
}
