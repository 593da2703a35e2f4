import type { Ctx } from '@/server/context'
import { CATEGORIES } from '../categories'

/** The ready-made categories, without which nobody could report anything. Safe to run again. */
export async function foundHelpDesk(ctx: Ctx): Promise<void> {
  await ctx.db.ticketCategory.createMany({
    skipDuplicates: true,
    data: CATEGORIES.map(({ key, name, priority }, position) => ({
      key,
      name,
      defaultPriority: priority,
      position,
    })),
  })
}
