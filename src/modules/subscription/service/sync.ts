import type { Clock } from '@/server/clock'
import { unsafeAcrossEstates } from '@/server/db/client'
import { billing, type ProviderSubscription } from '@/server/billing'
import { onTerms, type By, type EstateTx } from './estate-tx'
import { settle } from './settle'

/** What the provider says doesn't fit what we know: kept, shown to operators, and never acted on. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch'
}

type Place = { estateId: string; clock: Clock; by: By }

/**
 * Asks the provider what is true now, and takes it over. The answer to an earlier question never overwrites that to a
 * later one, so that any number of these may run in any order.
 * @throws Mismatch where the subscription is not one that we offered, or at another price
 * @throws BillingDown where the provider doesn't answer
 */
export async function syncWithProvider({ estateId, clock, by }: Place): Promise<void> {
  const provider = billing()
  const asking = provider && (await nextQuestion(estateId))
  if (!provider || !asking) return
  const [present, invoices] = await Promise.all([
    provider.subscriptionOf(asking.customerId),
    provider.invoicesOf(asking.customerId),
  ])
  const place = { id: estateId, clock, by, reason: 'the provider’s answer is taken over' }
  await onTerms(place, async (tx) => {
    const { count } = await tx.db.subscription.updateMany({
      where: { estateId, applied: { lt: asking.question } },
      data: { applied: asking.question, syncedAt: clock.now() },
    })
    if (count === 0) return
    if (present) await takeOver(tx, present)
    for (const { id: providerId, ...facts } of invoices)
      await tx.db.subscriptionInvoice.upsert({
        where: { estateId_providerId: { estateId, providerId } },
        create: { providerId, ...facts },
        update: facts,
        select: { id: true },
      })
    await settle(tx)
  })
}

async function nextQuestion(estateId: string): Promise<{ question: bigint; customerId: string } | null> {
  const [row] = await unsafeAcrossEstates('the provider is asked for an estate').$queryRaw<
    { question: bigint; customerId: string }[]
  >`
    UPDATE subscription SET asked = asked + 1 WHERE estate_id = ${estateId}::uuid
    RETURNING asked AS question, customer_id AS "customerId"`
  return row ?? null
}

async function takeOver({ db, estateId }: EstateTx, present: ProviderSubscription): Promise<void> {
  const planId = await planOffered(db, estateId, present)
  const {
    id: providerId,
    itemId,
    state,
    currency,
    unitAmount,
    quantity,
    periodEndsAt,
    endsAtPeriodEnd,
  } = present
  await db.subscription.updateMany({
    where: { estateId },
    data: { providerId, itemId, state, currency, unitAmount, quantity, periodEndsAt, endsAtPeriodEnd },
  })
  if (state !== 'ended')
    await db.estate.update({ where: { id: estateId }, data: { planId }, select: { id: true } })
}

/** The plan of the offer that the subscription was made from, if it has its price. */
async function planOffered(
  db: EstateTx['db'],
  estateId: string,
  { id, offerId, currency, unitAmount }: ProviderSubscription,
): Promise<string> {
  const offers = await db.subscriptionOffer.findMany({
    where: { estateId },
    select: { id: true, planId: true, currency: true, unitAmount: true },
  })
  const offer = offers.find((one) => one.id === offerId)
  if (!offer) throw new Mismatch(`The subscription ${id} was not offered to this estate.`)
  if (offer.currency !== currency || offer.unitAmount !== unitAmount)
    throw new Mismatch(
      `The subscription ${id} has the price ${currency} ${unitAmount}, but ${offer.currency} ${offer.unitAmount} was offered.`,
    )
  return offer.planId
}
