import type { Ctx } from '@/server/context'
import { removeFiles } from '@/server/files'

/** Removes photos and papers of tickets that were closed before a time; the tickets stay, with every word. */
export async function removeOldFiles(ctx: Ctx, before: Date, most: number): Promise<number> {
  return ctx.tx(async (tx) => {
    const rows = await tx.db.ticketFile.findMany({
      where: { ticket: { status: { in: ['closed', 'cancelled'] }, updatedAt: { lt: before } } },
      take: most,
      select: { fileId: true },
    })
    const ids = rows.map(({ fileId }) => fileId)
    await tx.db.ticketFile.deleteMany({ where: { fileId: { in: ids } } })
    return removeFiles(tx, ids)
  })
}
