import type { EstateInfo } from './context'
import { accountDb } from './db/client'
import { makeCtx, systemActor } from './make-context'
import { modules } from './module'

const SELECT = {
  id: true,
  slug: true,
  name: true,
  country: true,
  timeZone: true,
  currency: true,
  locale: true,
  diallingCode: true,
  unitWord: true,
  colour: true,
  status: true,
  kind: true,
  logoFileId: true,
  modulesOff: true,
  features: true,
} as const

/** An estate by its id, from the directory. */
export async function estateById(id: string): Promise<EstateInfo | null> {
  return accountDb().estate.findUnique({ where: { id }, select: SELECT })
}

export async function estateBySlug(slug: string): Promise<EstateInfo | null> {
  return accountDb().estate.findUnique({ where: { slug }, select: SELECT })
}

/** Gives a new estate what each module begins with. */
export async function foundEstate(estate: EstateInfo): Promise<void> {
  const ctx = makeCtx({ estate, actor: systemActor('founding') })
  for (const module of modules()) await (await module.found?.())?.(ctx)
}
