import { unsafeAcrossEstates } from '@/server/db/client'
import type { Ctx, OperatorCtx } from '@/server/context'
import { DomainError, notAllowed, notFound } from '@/server/errors'
import { estateById, isShut } from '@/server/estates'
import { operatorMay } from '@/server/permissions'
import type { ListVisits, StepsOfVisit } from '../schemas'

const VISIT = {
  id: true,
  operatorId: true,
  operatorName: true,
  reason: true,
  minutes: true,
  mayWrite: true,
  writeGrantedBy: true,
  requestedAt: true,
  enteredAt: true,
  expiresAt: true,
  endedAt: true,
  endedBy: true,
  endedByName: true,
} as const

type State = 'waiting' | 'running' | 'over'

/** Where a visit stands, by the clock and not by when the job comes round that ends it. */
function stateOf(visit: { enteredAt: Date | null; endedAt: Date | null; expiresAt: Date }, now: Date): State {
  if (visit.endedAt || visit.expiresAt <= now) return 'over'
  return visit.enteredAt ? 'running' : 'waiting'
}

const MOST_SHOWN = 100

/** The visits to this estate, the newest first, with what each looked at, and the spans in which they may change things. */
export async function visitsHere(ctx: Ctx) {
  if (ctx.actor.scopes('support:manage').size === 0) throw notAllowed('support:manage')
  const now = ctx.clock.now()
  const visits = await ctx.db.supportAccess.findMany({
    orderBy: { id: 'desc' },
    take: MOST_SHOWN,
    select: VISIT,
  })
  const [windows, acts] = await Promise.all([
    ctx.db.supportWindow.findMany({
      where: { endedAt: null, until: { gt: now } },
      orderBy: { until: 'asc' },
      select: { id: true, until: true, grantedBy: true },
    }),
    ctx.db.event.groupBy({
      by: ['entityId', 'name'],
      where: { entity: 'support', entityId: { in: visits.map(({ id }) => id) }, name: { in: STEPS } },
      _count: true,
    }),
  ])
  const countOf = (id: string, name: string) =>
    acts.find((act) => act.entityId === id && act.name === name)?._count ?? 0
  return {
    windows,
    visits: visits.map(({ operatorId, ...visit }) => ({
      ...visit,
      state: stateOf(visit, now),
      looked: countOf(visit.id, 'support.looked'),
      changed: countOf(visit.id, 'support.changed'),
    })),
  }
}

const STEPS = ['support.looked', 'support.changed']
const STEPS_A_PAGE = 50

/** What one visit looked at and changed, the last first; all of it, a page at a time. */
export async function stepsOfVisit(ctx: Ctx, { id, cursor }: StepsOfVisit) {
  if (ctx.actor.scopes('support:manage').size === 0) throw notAllowed('support:manage')
  const rows = await ctx.db.event.findMany({
    where: {
      entity: 'support',
      entityId: id,
      name: { in: STEPS },
      ...(cursor ? { id: { lt: cursor } } : {}),
    },
    orderBy: { id: 'desc' },
    take: STEPS_A_PAGE + 1,
    select: { id: true, name: true, at: true, payload: true },
  })
  const page = rows.slice(0, STEPS_A_PAGE)
  return {
    items: page.map(({ payload, name, ...row }) => ({
      ...row,
      changed: name === 'support.changed',
      refused: isRefused(payload),
      what: textOf(payload, 'what'),
      detail: textOf(payload, 'detail'),
    })),
    nextCursor: rows.length > STEPS_A_PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}

function isRefused(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && Reflect.get(payload, 'refused') === true
}

function textOf(payload: unknown, key: string): string {
  const value: unknown = typeof payload === 'object' && payload !== null ? Reflect.get(payload, key) : ''
  return typeof value === 'string' ? value : ''
}

/** Visits of all estates, for the console. */
export async function listVisits({ operator, request }: OperatorCtx, input: ListVisits) {
  requireRead(operator)
  const now = request.clock.now()
  const db = unsafeAcrossEstates('an operator reads who entered which estate')
  const rows = await db.supportAccess.findMany({
    where: {
      ...(input.estate ? { estateId: input.estate } : {}),
      ...(input.running ? { endedAt: null, expiresAt: { gt: now } } : {}),
      ...(input.cursor ? { id: { lt: input.cursor } } : {}),
    },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
    select: { ...VISIT, estateId: true },
  })
  const page = rows.slice(0, input.limit)
  const estates = await db.estate.findMany({
    where: { id: { in: page.map(({ estateId }) => estateId) } },
    select: { id: true, name: true },
  })
  return {
    items: page.map(({ operatorId, ...visit }) => ({
      ...visit,
      estate: estates.find(({ id }) => id === visit.estateId)?.name ?? '',
      state: stateOf(visit, now),
      mayEnd: operator.role === 'owner' || operatorId === operator.id,
    })),
    nextCursor: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null,
  }
}

/** Whether this operator can enter an estate, for the button that does. */
export async function doorOf({ operator }: OperatorCtx, id: string) {
  requireRead(operator)
  const estate = await estateById(id)
  if (!estate) throw notFound('estate')
  return {
    name: estate.name,
    mayEnter: operatorMay(operator.role, 'support:enter'),
    isShut: isShut(estate),
  }
}

function requireRead({ role }: OperatorCtx['operator']): void {
  if (operatorMay(role, 'support:read')) return
  throw new DomainError('AUTHORIZATION_ERROR', 'not_allowed', 'Your operator role has no right to do this.')
}
