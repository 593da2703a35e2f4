import type { Ctx } from '@/server/context'
import { billing, billingWords, type BillingProvider } from '@/server/billing'
import { config } from '@/server/config'
import { accountDb } from '@/server/db/client'
import { conflict, invalid, type DomainError } from '@/server/errors'
import { planChosen, subscriptionEnding, termsChanged } from '../events'
import { priceFor } from '../plan'
import { requireManage } from '../policy'
import type { ChoosePlan, CloseEstate } from '../schemas'
import { addDays } from '../standing'
import { onTerms, type By } from './estate-tx'
import { closeNow } from './by-hand'
import { requireFit } from './fit'
import { onlyCheckout } from './only-checkout'
import { settle } from './settle'
import { syncWithProvider } from './sync'

/** Stripe takes no trial that ends sooner. */
const SHORTEST_TRIAL_DAYS = 2

/**
 * Puts the estate on a plan: at the provider's checkout the first time, or at once where a subscription runs already, with
 * the difference on the next invoice.
 * @returns the address of the checkout; null where nothing is left to do
 */
export async function choosePlan(ctx: Ctx, { planId }: ChoosePlan): Promise<{ href: string | null }> {
  requireManage(ctx)
  const provider = requireProvider()
  const { price, name, limits } = await offeredPlan(ctx, planId)
  await requireFit(ctx, { name, ...limits })
  const customerId = await inWords(() => customerOf(ctx, provider))
  await syncNow(ctx)
  const offer = await ctx.db.subscriptionOffer.create({
    data: { planId, currency: price.currency, unitAmount: price.unitAmount, createdAt: ctx.clock.now() },
    select: { id: true },
  })
  const quantity = Math.max(1, await ctx.db.unit.count())
  const running = await runningOf(ctx)
  if (running) {
    const to = { estateId: ctx.estate.id, offerId: offer.id, price, quantity }
    await inWords(() => provider.changePlan(running, to))
    await syncNow(ctx)
    await ctx.tx((tx) => tx.emit(planChosen, { entityId: ctx.estate.id, payload: { plan: name } }))
    return { href: null }
  }
  const checkout = {
    customerId,
    estateId: ctx.estate.id,
    offerId: offer.id,
    price,
    quantity,
    trialEndsAt: await paidTrialEnd(ctx),
    doneAt: pageOf(ctx, '?checkout=done'),
    backAt: pageOf(ctx),
  }
  return inWords(async () => ({
    href: await onlyCheckout(ctx, provider, checkout, async () => {
      await syncNow(ctx)
      return (await runningOf(ctx)) !== null
    }),
  }))
}

/** The provider's page for cards, invoices and addresses. */
export async function openPortal(ctx: Ctx): Promise<{ href: string }> {
  requireManage(ctx)
  const provider = requireProvider()
  const row = await ctx.db.subscription.findFirst({ select: { customerId: true } })
  if (!row) throw noSubscription()
  return inWords(async () => ({
    href: await provider.openPortal({ customerId: row.customerId, backAt: pageOf(ctx, '?checkout=done') }),
  }))
}

/** Lets the subscription end with its paid time, or go on after all. */
export async function setEnding(ctx: Ctx, { ends }: { ends: boolean }): Promise<void> {
  requireManage(ctx)
  const provider = requireProvider()
  const running = await runningOf(ctx)
  if (!running) throw noSubscription()
  await inWords(() => provider.setEnding(running, ends))
  await syncNow(ctx)
  await ctx.tx((tx) => tx.emit(subscriptionEnding, { entityId: ctx.estate.id, payload: { ends } }))
}

/** Asks the provider what is true now: on the way back from its pages, before its message has come. */
export async function refresh(ctx: Ctx): Promise<void> {
  requireManage(ctx)
  requireProvider()
  await syncNow(ctx)
}

/** Closes the estate by its own administrator. Everything is kept for 90 days. */
export async function closeEstate(ctx: Ctx, { typed, reason }: CloseEstate): Promise<void> {
  requireManage(ctx)
  if (typed.toLowerCase() !== ctx.estate.slug) {
    const words = `Type ${ctx.estate.slug}, as it stands above.`
    throw invalid('subscription.mistyped', words, { typed: words })
  }
  const why = 'an administrator closes their estate'
  await onTerms({ id: ctx.estate.id, clock: ctx.clock, by: byMember(ctx), reason: why }, async (tx) => {
    const { closedAt, name, slug, status } = await tx.db.estate.findUniqueOrThrow({
      where: { id: ctx.estate.id },
      select: { closedAt: true, name: true, slug: true, status: true },
    })
    if (closedAt) throw conflict('subscription.closed', 'The estate is closed already.')
    await closeNow(tx)
    await tx.emit(termsChanged, { payload: { what: 'closed', detail: '', reason } })
    await settle(tx)
    await tx.db.platformEvent.create({
      select: { id: true },
      data: {
        name: 'estate.closed',
        subjectType: 'estate',
        subjectId: ctx.estate.id,
        reason: `${ctx.actor.name}: ${reason}`,
        details: { slug, name, before: status, after: 'closed' },
        requestId: ctx.requestId,
        ip: ctx.ip,
        at: ctx.clock.now(),
      },
    })
  })
}

const byMember = ({ actor, requestId, ip }: Pick<Ctx, 'actor' | 'requestId' | 'ip'>): By => ({
  kind: actor.kind === 'support' ? 'operator' : actor.kind,
  id: actor.id,
  name: actor.name,
  requestId,
  ip,
})

function requireProvider(): BillingProvider {
  const provider = billing()
  if (provider) return provider
  throw conflict(
    'subscription.by_hand',
    'Plans are set by the platform’s operators here. Write to them, and they will put your estate on it.',
  )
}

function noSubscription(): DomainError {
  return conflict('subscription.none', 'Your estate pays for no plan at the moment. Choose one first.')
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw billingWords(error)
  }
}

function syncNow(ctx: Ctx): Promise<void> {
  return inWords(() => syncWithProvider({ estateId: ctx.estate.id, clock: ctx.clock, by: byMember(ctx) }))
}

async function offeredPlan(ctx: Ctx, id: string) {
  const plan = await accountDb().plan.findFirst({
    where: { id, active: true },
    select: {
      ...{ key: true, name: true, maxUnits: true, maxStaff: true, maxStorage: true },
      prices: { select: { currency: true, amount: true } },
    },
  })
  const price = plan && priceFor(plan.prices, ctx.estate.currency)
  if (!plan || !price)
    throw conflict('subscription.not_offered', 'This plan is no longer offered. Look at the others.')
  const { currency, amount } = price
  const { key: planKey, name: planName, prices: _prices, ...limits } = plan
  return { name: planName, limits, price: { planKey, planName, currency, unitAmount: amount } }
}

/** The estate as the provider's customer, made once. */
async function customerOf({ estate, db }: Ctx, provider: BillingProvider): Promise<string> {
  const known = await db.subscription.findFirst({ select: { customerId: true } })
  if (known) return known.customerId
  const row = await db.estate.findFirst({ select: { contactEmail: true } })
  const { id: estateId, name } = estate
  const customerId = await provider.openCustomer({ estateId, name, email: row?.contactEmail ?? null })
  // By its bare column: an estate's own role has no right to say anything else of a subscription.
  await db.$executeRaw`INSERT INTO subscription (customer_id) VALUES (${customerId}) ON CONFLICT DO NOTHING`
  return customerId
}

async function runningOf({ db }: Ctx): Promise<{ id: string; itemId: string } | null> {
  const row = await db.subscription.findFirst({
    where: { state: { in: ['running', 'unpaid'] } },
    select: { providerId: true, itemId: true },
  })
  return row?.providerId && row.itemId ? { id: row.providerId, itemId: row.itemId } : null
}

/** The rest of the trial stays free for whoever chooses a plan in it. */
async function paidTrialEnd({ db, clock }: Ctx): Promise<Date | null> {
  const estate = await db.estate.findFirst({ select: { trialEndsAt: true } })
  const ends = estate?.trialEndsAt ?? null
  return ends && ends > addDays(clock.now(), SHORTEST_TRIAL_DAYS) ? ends : null
}

/** Where an administrator looks at the subscription; while the estate is shut, past its closed door. */
function pageOf({ estate }: Ctx, search = ''): string {
  const { scheme, publicRoot } = config()
  const shut = estate.status === 'suspended' || estate.status === 'closed'
  const path = shut ? '/suspended/subscription' : '/manage/settings/subscription'
  return `${scheme}://${estate.slug}.${publicRoot}${path}${search}`
}
