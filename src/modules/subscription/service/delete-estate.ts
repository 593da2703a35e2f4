import type { Ctx } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { fileStore } from '@/server/files/store'
import { deletedAt } from '../standing'

const FILES_AT_ONCE = 200

/**
 * Deletes everything of an estate that was closed 90 days ago: the bytes of its files first, then all of its rows in one
 * transaction, with a line in the platform's trail. Safe to repeat wherever it stopped.
 */
export async function deleteClosedEstate(ctx: Ctx): Promise<void> {
  const { id } = ctx.estate
  const across = unsafeAcrossEstates('an estate that was closed 90 days ago is deleted')
  const isDue = async () => {
    const estate = await across.estate.findUnique({ where: { id }, select: { closedAt: true } })
    return estate?.closedAt ? deletedAt(estate.closedAt) <= ctx.clock.now() : false
  }
  if (!(await isDue())) return
  await removeBytes(ctx)
  await across.$transaction(
    async (db) => {
      await db.$queryRaw`SELECT set_config('app.estate_id', ${id}, true)`
      const [estate] = await db.$queryRaw<{ slug: string; name: string; closedAt: Date | null }[]>`
        SELECT slug, name, closed_at AS "closedAt" FROM estate WHERE id = ${id}::uuid FOR UPDATE`
      if (!estate?.closedAt || deletedAt(estate.closedAt) > ctx.clock.now()) return
      await db.$queryRaw`SELECT delete_closed_estate()::text`
      await db.platformEvent.create({
        select: { id: true },
        data: {
          name: 'estate.deleted',
          subjectType: 'estate',
          subjectId: id,
          reason: 'Closed 90 days ago',
          details: { slug: estate.slug, name: estate.name, closedAt: estate.closedAt.toISOString() },
          requestId: ctx.requestId,
          at: ctx.clock.now(),
        },
      })
    },
    { maxWait: 10_000, timeout: 600_000 },
  )
}

async function removeBytes({ db, estate }: Ctx): Promise<void> {
  const store = fileStore()
  for (let after: string | undefined; ;) {
    const files = await db.file.findMany({
      ...(after && { where: { id: { gt: after } } }),
      orderBy: { id: 'asc' },
      take: FILES_AT_ONCE,
      select: { id: true },
    })
    for (const { id: fileId } of files) await store.remove({ estateId: estate.id, fileId })
    after = files.at(-1)?.id
    if (!after) break
  }
  for (const { fileId } of await db.fileRemoval.findMany({ select: { fileId: true } }))
    await store.remove({ estateId: estate.id, fileId })
}
