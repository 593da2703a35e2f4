import type { BillingProvider } from '@/server/billing'
import type { Ctx } from '@/server/context'
import { conflict } from '@/server/errors'

/** Stripe's own pages run out after a day. */
const OPEN_MS = 25 * 3_600_000
/** Whoever has offered a plan so long ago and opened no page has failed at it. */
const OPENING_MS = 5 * 60_000

type Checkout = Parameters<BillingProvider['openCheckout']>[0]

/**
 * Opens a checkout so that it is the only one of the estate that can be paid, however many are opened at once: the newest
 * offer wins. Each writes its page down first and then looks: it closes the pages of older offers, and its own where a
 * newer offer is there or where a plan was paid meanwhile. Nothing waits for anything.
 */
export async function onlyCheckout(
  ctx: Ctx,
  provider: BillingProvider,
  checkout: Checkout,
  isPaid: () => Promise<boolean>,
): Promise<string> {
  const { id, href } = await provider.openCheckout(checkout)
  const { offerId } = checkout
  await ctx.db.subscriptionOffer.update({
    where: ctx.key(offerId),
    data: { checkoutId: id },
    select: { id: true },
  })
  for (const older of await openBefore(ctx, offerId)) await provider.closeCheckout(older)
  if (await isOffered(ctx, offerId)) {
    await provider.closeCheckout(id)
    throw conflict(
      'subscription.chosen_elsewhere',
      'A plan is being chosen in another window. Pay it there, or choose again here in a moment.',
    )
  }
  if (await isPaid()) {
    await provider.closeCheckout(id)
    throw conflict('subscription.paid_meanwhile', 'A plan was paid meanwhile. Have a look at it.')
  }
  return href
}

async function openBefore({ db, clock }: Ctx, offerId: string): Promise<string[]> {
  const offers = await db.subscriptionOffer.findMany({
    where: {
      id: { lt: offerId },
      checkoutId: { not: null },
      createdAt: { gt: new Date(clock.now().getTime() - OPEN_MS) },
    },
    select: { checkoutId: true },
  })
  return offers.flatMap(({ checkoutId }) => checkoutId ?? [])
}

async function isOffered({ db, clock }: Ctx, after: string): Promise<boolean> {
  const newer = await db.subscriptionOffer.findFirst({
    where: { id: { gt: after }, createdAt: { gt: new Date(clock.now().getTime() - OPENING_MS) } },
    select: { id: true },
  })
  return newer !== null
}
