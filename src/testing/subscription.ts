import type { Ctx } from '@/server/context'
import { accountDb, unsafeAcrossEstates } from '@/server/db/client'

/** At least one row in each of the subscription's tables, by whoever writes them: most are not the estate's to write. */
export async function fillSubscription({ db, estate }: Ctx): Promise<void> {
  const plan = await accountDb().plan.findFirstOrThrow({ select: { id: true } })
  const across = unsafeAcrossEstates('a test fills the tables of a subscription')
  const price = { currency: 'ZAR', unitAmount: 100n }
  await db.$executeRaw`INSERT INTO subscription (customer_id) VALUES (${`cus_${estate.slug}`})`
  await db.subscriptionOffer.create({ data: { planId: plan.id, ...price }, select: { id: true } })
  await across.subscriptionInvoice.create({
    data: {
      estateId: estate.id,
      providerId: `in_${estate.slug}`,
      state: 'paid',
      currency: 'ZAR',
      total: 100n,
      due: 0n,
      at: new Date(),
    },
    select: { id: true },
  })
  await across.subscriptionNotice.create({
    data: { estateId: estate.id, key: 'trial-7:2026-12-21' },
    select: { key: true },
  })
  await db.messageCount.create({ data: { month: new Date('2026-11-01'), count: 3 }, select: { count: true } })
}
