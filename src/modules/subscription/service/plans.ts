import type { Prisma } from '@/generated/prisma/client'
import { minorDigits, minorUnits } from '@/lib/money'
import type { OperatorCtx } from '@/server/context'
import { writePlatformEvent } from '@/server/audit'
import { unsafeAcrossEstates } from '@/server/db/client'
import { conflict, invalid, notFound } from '@/server/errors'
import { modules } from '@/server/module'
import { requireOperator } from '@/server/operator-rights'
import { GB, keyOf, type Price } from '../plan'
import type { CreatePlan, EditPlan, OfferPlan } from '../schemas'

type Tx = Prisma.TransactionClient

/** A plan that nobody is on yet; it is offered from the moment that it is made. */
export async function createPlan(ctx: OperatorCtx, input: CreatePlan): Promise<{ id: string }> {
  requireOperator(ctx, 'plans:write')
  const prices = pricesOf(input.prices)
  return unsafeAcrossEstates('an operator makes a plan').$transaction(async (db) => {
    const last = await db.plan.aggregate({ _max: { position: true } })
    await makeRoomForTrial(db, input)
    const plan = await db.plan.create({
      data: {
        ...factsOf(input),
        key: await freeKey(db, keyOf(input.name)),
        position: (last._max.position ?? 0) + 10,
        prices: { create: prices },
      },
      select: { id: true },
    })
    await trail(db, ctx, { name: 'plan.created', id: plan.id, reason: '', details: told(input) })
    return plan
  })
}

/**
 * Changes a plan for whoever chooses it from now on. Limits count for the estates on it at once; what they pay stays what
 * they were offered, until they choose a plan again.
 */
export async function editPlan(ctx: OperatorCtx, input: EditPlan): Promise<void> {
  requireOperator(ctx, 'plans:write')
  const prices = pricesOf(input.prices)
  const { id } = input
  await unsafeAcrossEstates('an operator edits a plan').$transaction(async (db) => {
    const plan = await db.plan.findUnique({ where: { id }, select: { forTrial: true, active: true } })
    if (!plan) throw notFound('plan')
    if (plan.forTrial && !input.forTrial)
      throw invalid('subscription.trial_needs_a_plan', 'New estates need a plan to try.', {
        forTrial: 'New estates need a plan to try: choose another for it, then this one is free.',
      })
    if (input.forTrial && !plan.active) throw retired()
    await makeRoomForTrial(db, input)
    const { count } = await db.plan.updateMany({
      where: { id, updatedAt: new Date(input.asOf) },
      data: { ...factsOf(input), updatedAt: ctx.request.clock.now() },
    })
    if (count === 0) throw changedMeanwhile()
    await db.planPrice.deleteMany({ where: { planId: id } })
    await db.planPrice.createMany({ data: prices.map((price) => ({ planId: id, ...price })) })
    await trail(db, ctx, { name: 'plan.edited', id, reason: input.reason, details: told(input) })
  })
}

/** Retires a plan, so that nobody can choose it any more, or offers it again. Estates that are on it keep it. */
export async function offerPlan(ctx: OperatorCtx, { id, active, reason }: OfferPlan): Promise<void> {
  requireOperator(ctx, 'plans:write')
  await unsafeAcrossEstates('an operator retires a plan').$transaction(async (db) => {
    const plan = await db.plan.findUnique({
      where: { id },
      select: { name: true, forTrial: true, active: true },
    })
    if (!plan) throw notFound('plan')
    if (plan.forTrial && !active)
      throw conflict(
        'subscription.trial_needs_a_plan',
        'New estates try this plan. Choose another for it first.',
      )
    const { count } = await db.plan.updateMany({
      where: { id, active: !active },
      data: { active, updatedAt: ctx.request.clock.now() },
    })
    if (count === 0) throw changedMeanwhile()
    await trail(db, ctx, {
      name: active ? 'plan.offered' : 'plan.retired',
      id,
      reason,
      details: { name: plan.name },
    })
  })
}

function factsOf(input: CreatePlan) {
  const { name, description, maxUnits, maxStaff, maxMessages, allModules, forTrial, storageGb } = input
  const known = new Set(modules().flatMap((module) => (module.switchable ? [module.name] : [])))
  return {
    ...{ name, description, maxUnits, maxStaff, maxMessages, allModules, forTrial },
    maxStorage: storageGb === null ? null : BigInt(storageGb) * GB,
    modules: allModules ? [] : input.modules.filter((module) => known.has(module)),
  }
}

/** Prices in minor units, each currency once. */
function pricesOf(typed: CreatePlan['prices']): Price[] {
  const known = new Set(Intl.supportedValuesOf('currency'))
  const fields: Record<string, string> = {}
  const prices = typed.map(({ currency, amount }, index) => {
    if (!known.has(currency)) fields[`prices.${index}.currency`] = `${currency} is no currency that we know.`
    else if (typed.findIndex((other) => other.currency === currency) < index)
      fields[`prices.${index}.currency`] = `There is a price in ${currency} already.`
    const minor = known.has(currency) ? minorUnits(amount, currency) : null
    if (known.has(currency) && (minor === null || minor <= 0n))
      fields[`prices.${index}.amount`] = `Type a price above zero, with ${digitsOf(currency)}.`
    return { currency, amount: minor ?? 0n }
  })
  if (Object.keys(fields).length > 0) throw invalid('invalid_input', 'Some fields need another look.', fields)
  return prices
}

function digitsOf(currency: string): string {
  const digits = minorDigits(currency)
  return digits === 0 ? 'no digits behind the point' : `at most ${digits} digits behind the point`
}

/** One plan is what new estates try: the one before gives way in the same step. */
async function makeRoomForTrial(db: Tx, { forTrial }: CreatePlan): Promise<void> {
  if (forTrial) await db.plan.updateMany({ where: { forTrial: true }, data: { forTrial: false } })
}

async function freeKey(db: Tx, wanted: string): Promise<string> {
  const taken = await db.plan.findMany({ where: { key: { startsWith: wanted } }, select: { key: true } })
  const keys = new Set(taken.map(({ key }) => key))
  for (let number = 1; ; number++) {
    const key = number === 1 ? wanted : `${wanted}-${number}`
    if (!keys.has(key)) return key
  }
}

function told({ name, prices }: CreatePlan): Prisma.InputJsonObject {
  return { name, prices: prices.map(({ currency, amount }) => `${currency} ${amount}`) }
}

type TrailLine = {
  name: 'plan.created' | 'plan.edited' | 'plan.retired' | 'plan.offered'
  id: string
  reason: string
  details: Prisma.InputJsonObject
}

function trail(db: Tx, ctx: OperatorCtx, { id, ...line }: TrailLine): Promise<void> {
  return writePlatformEvent(db, ctx, { ...line, subjectType: 'plan', subjectId: id })
}

function retired() {
  return conflict('subscription.plan_retired', 'This plan is retired. Offer it again first.')
}

function changedMeanwhile() {
  return conflict(
    'subscription.plan_changed_meanwhile',
    'Somebody else has changed this plan meanwhile. Have a look at it and try again.',
  )
}
