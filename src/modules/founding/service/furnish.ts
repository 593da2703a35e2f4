import { accountDb } from '@/server/db/client'
import { estateById, foundModules } from '@/server/estates'
import { makeCtx, systemActor } from '@/server/make-context'
import { makeProperties } from '@/modules/registry/api'
import { estateFounded } from '../events'
import { homesIn, numbersOf } from '../homes'
import { homes as homesSchema } from '../schemas'

/**
 * Gives a new estate what each module begins with, and the homes that were named. All of it at once, and once: the
 * request that made the estate does it, and the worker again where that did not get so far.
 */
export async function furnish(foundingId: string): Promise<void> {
  const founding = await accountDb().founding.findUnique({
    where: { id: foundingId },
    select: { estateId: true, name: true, homes: true },
  })
  const estate = founding?.estateId ? await estateById(founding.estateId) : null
  if (!founding || !estate) return
  const homes = homesSchema.parse(founding.homes)
  const ctx = makeCtx({ estate, actor: systemActor('founding') })
  await ctx.tx(async (tx) => {
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${estate.id}, 0))`
    const done = await tx.db.event.findFirst({ where: { name: estateFounded.name }, select: { id: true } })
    if (done) return
    await foundModules(tx)
    await makeProperties(
      tx,
      homes.map((row) => ({ name: row.name, numbers: numbersOf(row) })),
    )
    await tx.emit(estateFounded, {
      entityId: estate.id,
      payload: { by: founding.name, homes: homesIn(homes) },
    })
  })
}
