import type { Ctx } from '@/server/context'
import { billing } from '@/server/billing'
import { planLimits, usedOf, type LimitName } from '@/server/room'
import { priceFor } from '../plan'
import { requireManage } from '../policy'
import { deletedAt, graceEndsAt, daysLeft } from '../standing'
import { offeredPlans } from './plans'

const LIMITS: readonly LimitName[] = ['units', 'staff', 'storage', 'messages']

/** What an administrator sees of the estate's subscription: where it stands, what is in use, what there is to choose. */
export async function subscriptionOverview(ctx: Ctx) {
  requireManage(ctx)
  const now = ctx.clock.now()
  const estate = await termsOf(ctx)
  const [limits, subscription, invoices, offered] = await Promise.all([
    planLimits(ctx),
    paidSubscription(ctx),
    lastInvoices(ctx),
    offeredPlans(),
  ])
  const used = await Promise.all(LIMITS.map((limit) => usedOf(ctx, limit)))
  const { suspendedReason, pastDueSince, closedAt, trialEndsAt, ...standing } = estate
  return {
    ...standing,
    slug: ctx.estate.slug,
    name: ctx.estate.name,
    suspendedByHand: suspendedReason !== null,
    trialEndsAt,
    trialDaysLeft: trialEndsAt ? daysLeft(trialEndsAt, now) : 0,
    graceEndsAt: pastDueSince ? graceEndsAt(pastDueSince) : null,
    graceDaysLeft: pastDueSince ? daysLeft(graceEndsAt(pastDueSince), now) : 0,
    deletedAt: closedAt ? deletedAt(closedAt) : null,
    payable: billing() !== null,
    triedPlan: estate.plan ? null : (limits?.plan ?? null),
    subscription,
    usage: LIMITS.map((limit, index) => ({
      limit,
      used: used[index] ?? 0,
      max: limits?.[limit] ?? null,
    })),
    plans: offered.flatMap(({ prices, ...plan }) => {
      const price = priceFor(prices, ctx.estate.currency)
      return price ? [{ ...plan, price }] : []
    }),
    invoices,
  }
}

function termsOf({ db }: Ctx) {
  return db.estate.findFirstOrThrow({
    select: {
      status: true,
      trialEndsAt: true,
      paidUntil: true,
      pastDueSince: true,
      suspendedReason: true,
      closedAt: true,
      plan: { select: { id: true, name: true } },
    },
  })
}

function paidSubscription({ db }: Ctx) {
  return db.subscription.findFirst({
    select: {
      state: true,
      currency: true,
      unitAmount: true,
      quantity: true,
      periodEndsAt: true,
      endsAtPeriodEnd: true,
    },
  })
}

function lastInvoices({ db }: Ctx) {
  return db.subscriptionInvoice.findMany({
    orderBy: { at: 'desc' },
    take: 24,
    select: {
      id: true,
      number: true,
      state: true,
      currency: true,
      total: true,
      due: true,
      href: true,
      at: true,
    },
  })
}

/** The line that administrators see on every page while something of it is due; null where nothing is. */
export async function subscriptionNotice(ctx: Ctx) {
  requireManage(ctx)
  const now = ctx.clock.now()
  const { status, trialEndsAt, pastDueSince } = await ctx.db.estate.findFirstOrThrow({
    select: { status: true, trialEndsAt: true, pastDueSince: true },
  })
  if (status === 'past_due' && pastDueSince)
    return { kind: 'past_due' as const, days: daysLeft(graceEndsAt(pastDueSince), now) }
  if (status === 'trial' && trialEndsAt && daysLeft(trialEndsAt, now) <= 7)
    return { kind: 'trial' as const, days: daysLeft(trialEndsAt, now) }
  return null
}
