import type { Prisma } from '@/generated/prisma/client'
import type { PlatformEventName } from './audit'
import type { Ctx, EstateInfo } from './context'
import { accountDb } from './db/client'
import { DomainError } from './errors'
import { allModulesOff, modules } from './module'
import type { Role } from './permissions'

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
  logoRatio: true,
  modulesOff: true,
  features: true,
  plan: { select: { allModules: true, modules: true } },
} as const

/** An estate by its id, from the directory. */
export async function estateById(id: string): Promise<EstateInfo | null> {
  return infoOf(await accountDb().estate.findUnique({ where: { id }, select: SELECT }))
}

export async function estateBySlug(slug: string): Promise<EstateInfo | null> {
  return infoOf(await accountDb().estate.findUnique({ where: { slug }, select: SELECT }))
}

/** Whether it lets nobody in, for now or for good. */
export function isShut({ status }: Pick<EstateInfo, 'status'>): boolean {
  return status === 'suspended' || status === 'closed'
}

/** @throws DomainError AUTHORIZATION_ERROR where the estate is shut */
export function requireOpen(estate: Pick<EstateInfo, 'status'>): void {
  if (isShut(estate))
    throw new DomainError(
      'AUTHORIZATION_ERROR',
      'estate_suspended',
      'This estate is suspended at the moment.',
    )
}

type Row = Prisma.EstateGetPayload<{ select: typeof SELECT }>

function infoOf(row: Row | null): EstateInfo | null {
  if (!row) return null
  const { plan, ...estate } = row
  return { ...estate, modulesOff: allModulesOff(estate.modulesOff, plan) }
}

const TRIAL_DAYS = 30
const DAY_MS = 86_400_000

/** With what an estate begins: a trial, or a plan that is paid until then by hand. */
export type FirstTerms = { trialDays: number } | { planId: string; paidUntil: Date }

type NewEstate = {
  facts: Omit<Prisma.EstateCreateInput, 'id' | 'status' | 'trialEndsAt' | 'paidUntil' | 'plan'>
  /** The usual trial where nothing is said. */
  terms?: FirstTerms
  /** Becomes its administrator. */
  administrator: { accountId: string; name: string; email: string; phone?: string | null } | null
  /** Whose act it was, for the platform's trail. */
  trail: {
    reason: string
    operatorId?: string
    requestId?: string
    ip?: string | null
    userAgent?: string
  }
  now: Date
}

/**
 * Makes the row of an estate, its administrator and the line in the platform's trail, in one transaction of
 * the role across estates. What modules begin with comes after the commit: `foundModules`.
 * @throws the database's error where the slug is taken
 */
export async function makeEstate(
  db: Prisma.TransactionClient,
  { facts, terms = { trialDays: TRIAL_DAYS }, administrator, trail, now }: NewEstate,
): Promise<{ id: string }> {
  const estate = await db.estate.create({
    data: { ...facts, ...firstTerms(terms, now) },
    select: { id: true },
  })
  if (administrator) {
    // The rows of an estate fill in whose they are from this setting, as in its own transactions.
    await db.$queryRaw`SELECT set_config('app.estate_id', ${estate.id}, true)`
    const { name, email, accountId, phone = null } = administrator
    const [firstName = name, ...surname] = name.split(' ')
    const role: Role = 'administrator'
    const person = { name, firstName, surname: surname.join(' '), email, phone }
    await db.member.create({
      data: { ...person, accountId, status: 'active', roles: { create: { role } } },
      select: { id: true },
    })
  }
  const name: PlatformEventName = 'estate.created'
  const details = { slug: facts.slug, name: facts.name, administrator: administrator?.name ?? null }
  await db.platformEvent.create({
    data: { ...trail, name, subjectType: 'estate', subjectId: estate.id, details, at: now },
    select: { id: true },
  })
  return estate
}

function firstTerms(terms: FirstTerms, now: Date) {
  if ('trialDays' in terms)
    return { status: 'trial', trialEndsAt: new Date(now.getTime() + terms.trialDays * DAY_MS) } as const
  const { planId, paidUntil } = terms
  return { status: 'active', paidUntil, plan: { connect: { id: planId } } } as const
}

/** Gives a new estate what each module begins with. */
export async function foundModules(ctx: Ctx): Promise<void> {
  for (const module of modules()) await (await module.found?.())?.(ctx)
}
