import type { Ctx } from '@/server/context'
import { removeFiles } from '@/server/files'

/** Removes imports that ended before a time, with the lists that were sent; what they brought into the register stays. */
export async function removeOldImports(ctx: Ctx, before: Date, most: number): Promise<number> {
  return ctx.tx(async (tx) => {
    const runs = await tx.db.importRun.findMany({
      where: {
        status: { in: ['draft', 'done', 'failed', 'cancelled', 'undone'] },
        createdAt: { lt: before },
      },
      orderBy: { id: 'asc' },
      take: most,
      select: { id: true, fileId: true },
    })
    const { count } = await tx.db.importRun.deleteMany({ where: { id: { in: runs.map(({ id }) => id) } } })
    await removeFiles(
      tx,
      runs.map(({ fileId }) => fileId),
    )
    return count
  })
}
