import { accountDb } from '@/server/db/client'
import { estateById, foundModules } from '@/server/estates'
import { memberActor } from '@/server/auth/session'
import type { EstateInfo, MemberActor, SystemActor } from '@/server/context'
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
  const ctx = makeCtx({ estate, actor: await founderOf(estate) })
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

/**
 * What is made first is the founder's doing, and stands so in the trail, whoever of us carries it out. Where an operator
 * made the estate, its administrator has done nothing yet.
 */
async function founderOf(estate: EstateInfo): Promise<MemberActor | SystemActor> {
  const made = await accountDb().platformEvent.findFirst({
    where: { name: 'estate.created', subjectType: 'estate', subjectId: estate.id },
    select: { operatorId: true },
  })
  if (made?.operatorId) return systemActor('founding')
  const { db } = makeCtx({ estate, actor: systemActor('founding') })
  const founder = await db.member.findFirstOrThrow({
    where: { accountId: { not: null }, roles: { some: { role: 'administrator' } } },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, accountId: true },
  })
  const { id, name, accountId } = founder
  return memberActor({
    ...{ id, name, accountId: accountId ?? '', sessionId: '' },
    ...{ roles: ['administrator'], ties: [], modulesOff: estate.modulesOff },
  })
}
