import type { Ctx } from '@/server/context'
import { accountDb } from '@/server/db/client'

/** At least one row in each of the subscription's tables. */
export async function fillSubscription(ctx: Ctx): Promise<void> {
  const { db } = ctx
  const plan = await accountDb().plan.findFirstOrThrow({ select: { id: true } })
  const price = { currency: 'ZAR', unitAmount: 100n }
  await db.subscription.create({ data: { customerId: `cus_${ctx.estate.slug}` }, select: { id: true } })
  await db.subscriptionOffer.create({ data: { planId: plan.id, ...price }, select: { id: true } })
  await db.subscriptionInvoice.create({
    data: {
      providerId: `in_${ctx.estate.slug}`,
      state: 'paid',
      currency: 'ZAR',
      total: 100n,
      due: 0n,
      at: new Date(),
    },
    select: { id: true },
  })
  await db.subscriptionNotice.create({ data: { key: 'trial-7:2026-12-21' }, select: { key: true } })
  await db.messageCount.create({ data: { month: new Date('2026-11-01'), count: 3 }, select: { count: true } })
}
