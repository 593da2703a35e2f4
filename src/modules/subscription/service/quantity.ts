import type { Ctx } from '@/server/context'
import { billing } from '@/server/billing'
import { bySystem } from './look'
import { syncWithProvider } from './sync'

/** However many change units meanwhile, the last word is theirs that counted last. */
const MOST_ROUNDS = 10

/** Tells the provider how many units there are, where it thinks otherwise; it settles the difference itself. */
export async function tellQuantity(ctx: Ctx): Promise<void> {
  const provider = billing()
  if (!provider) return
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const quantity = Math.max(1, await ctx.db.unit.count())
    const row = await ctx.db.subscription.findFirst({
      where: { state: { in: ['running', 'unpaid'] } },
      select: { providerId: true, itemId: true, quantity: true },
    })
    if (!row?.providerId || !row.itemId || row.quantity === quantity) return
    await provider.setQuantity({ id: row.providerId, itemId: row.itemId }, quantity)
    await syncWithProvider({ estateId: ctx.estate.id, clock: ctx.clock, by: bySystem(ctx) })
  }
}

/** Ends what a closed estate still pays; the rest of what it paid is credited. */
export async function endAtProvider(ctx: Ctx): Promise<void> {
  const provider = billing()
  const estate = await ctx.db.estate.findFirst({ select: { closedAt: true } })
  const row = await ctx.db.subscription.findFirst({
    where: { state: { in: ['running', 'unpaid'] } },
    select: { providerId: true, itemId: true },
  })
  // Reopened meanwhile, it goes on paying.
  if (!provider || !estate?.closedAt || !row?.providerId || !row.itemId) return
  await provider.end({ id: row.providerId, itemId: row.itemId })
  await syncWithProvider({ estateId: ctx.estate.id, clock: ctx.clock, by: bySystem(ctx) })
}
