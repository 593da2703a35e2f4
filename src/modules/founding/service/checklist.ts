import type { Ctx } from '@/server/context'
import { checklistDismissed, checklistRestored } from '../events'
import { requireSetup } from '../policy'

/** Puts the checklist away for every administrator; it can be taken out again. */
export async function dismissChecklist(ctx: Ctx): Promise<void> {
  requireSetup(ctx)
  await ctx.tx(async (tx) => {
    const { count } = await tx.db.estate.updateMany({
      where: { id: tx.estate.id, checklistDismissedAt: null },
      data: { checklistDismissedAt: tx.clock.now() },
    })
    if (count > 0) await tx.emit(checklistDismissed, { entityId: tx.estate.id, payload: {} })
  })
}

export async function restoreChecklist(ctx: Ctx): Promise<void> {
  requireSetup(ctx)
  await ctx.tx(async (tx) => {
    const { count } = await tx.db.estate.updateMany({
      where: { id: tx.estate.id, checklistDismissedAt: { not: null } },
      data: { checklistDismissedAt: null },
    })
    if (count > 0) await tx.emit(checklistRestored, { entityId: tx.estate.id, payload: {} })
  })
}
