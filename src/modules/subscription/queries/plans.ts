import type { OperatorCtx } from '@/server/context'
import { accountDb, unsafeAcrossEstates } from '@/server/db/client'
import { notFound } from '@/server/errors'
import { modules } from '@/server/module'
import { operatorMay } from '@/server/permissions'
import { requireOperator } from '@/server/operator-rights'

const PLAN = {
  id: true,
  key: true,
  name: true,
  description: true,
  maxUnits: true,
  maxStaff: true,
  maxStorage: true,
  maxMessages: true,
  allModules: true,
  modules: true,
  forTrial: true,
  prices: { orderBy: { currency: 'asc' }, select: { currency: true, amount: true } },
} as const

/** The plans that anybody can choose now, with their prices for a unit and month; for the front page as well. */
export async function offeredPlans() {
  return accountDb().plan.findMany({
    where: { active: true },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: PLAN,
  })
}

/** Every plan there is, with how many estates are on it. */
export async function listPlans(ctx: OperatorCtx) {
  requireOperator(ctx, 'plans:read')
  const plans = await unsafeAcrossEstates('an operator lists the plans').plan.findMany({
    orderBy: [{ active: 'desc' }, { position: 'asc' }, { name: 'asc' }],
    select: { ...PLAN, active: true, _count: { select: { estates: true } } },
  })
  return {
    plans: plans.map(({ _count, ...plan }) => ({ ...plan, estates: _count.estates })),
    mayChange: operatorMay(ctx.operator.role, 'plans:write'),
  }
}

export async function planRecord(ctx: OperatorCtx, id: string) {
  requireOperator(ctx, 'plans:read')
  const plan = await unsafeAcrossEstates('an operator opens a plan').plan.findUnique({
    where: { id },
    select: { ...PLAN, active: true, updatedAt: true, _count: { select: { estates: true } } },
  })
  if (!plan) throw notFound('plan')
  const { _count, ...facts } = plan
  return { ...facts, estates: _count.estates, mayChange: operatorMay(ctx.operator.role, 'plans:write') }
}

/** Names of the modules that a plan may leave out. */
export function choosableModules(ctx: OperatorCtx): string[] {
  requireOperator(ctx, 'plans:read')
  return modules().flatMap(({ name, switchable }) => (switchable ? [name] : []))
}
