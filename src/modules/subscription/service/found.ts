import type { Ctx } from '@/server/context'
import { planAhead } from './settle'

/** Plans the reminders and the end of a new estate's trial, or of what was paid for it beforehand. */
export async function beginTerms(ctx: Ctx): Promise<void> {
  await ctx.tx(async (tx) => {
    const facts = await tx.db.estate.findFirstOrThrow({
      select: { status: true, trialEndsAt: true, paidUntil: true },
    })
    if (facts.status !== 'trial' && !facts.paidUntil) return
    const nothingElse = {
      provider: 'none',
      pastDueSince: null,
      suspendedByHand: false,
      closedAt: null,
    } as const
    await planAhead(tx, { ...facts, ...nothingElse })
  })
}
