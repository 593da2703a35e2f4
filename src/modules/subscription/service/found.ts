import type { Ctx } from '@/server/context'
import { planAhead } from './settle'

/** Plans the reminders and the end of a new estate's trial. */
export async function beginTrial(ctx: Ctx): Promise<void> {
  await ctx.tx(async (tx) => {
    const { status, trialEndsAt } = await tx.db.estate.findFirstOrThrow({
      select: { status: true, trialEndsAt: true },
    })
    if (status !== 'trial') return
    const nothingElse = {
      paidUntil: null,
      provider: 'none',
      pastDueSince: null,
      suspendedByHand: false,
      closedAt: null,
    } as const
    await planAhead(tx, { status, trialEndsAt, ...nothingElse })
  })
}
