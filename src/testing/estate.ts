import '@/registry/install'
import { randomUUID } from 'node:crypto'
import { memberActor, visitEstate } from '@/server/auth/session'
import { systemClock, type Clock } from '@/server/clock'
import type { Ctx, EstateInfo, MemberActor, SystemActor } from '@/server/context'
import { accountDb, unsafeAcrossEstates } from '@/server/db/client'
import { estateById } from '@/server/estates'
import { makeCtx, systemActor } from '@/server/make-context'
import type { Role } from '@/server/permissions'

/** An estate of the test's own: tests run side by side and never meet. */
export async function makeEstate(facts: Partial<Omit<EstateInfo, 'id'>> = {}): Promise<EstateInfo> {
  const { id } = await unsafeAcrossEstates('a test makes its estate').estate.create({
    data: {
      slug: `t-${randomUUID().slice(0, 18)}`.replace(/-+$/, ''),
      name: 'Test Estate',
      country: 'ZA',
      timeZone: 'Africa/Johannesburg',
      currency: 'ZAR',
      locale: 'en-ZA',
      diallingCode: '+27',
      unitWord: 'Erf',
      status: 'active',
      ...facts,
    },
    select: { id: true },
  })
  const estate = await estateById(id)
  if (!estate) throw new Error('the estate was not made')
  return estate
}

type MemberFacts = {
  name?: string
  roles?: readonly Role[]
  /** Units lived in or owned, each with the tie. */
  units?: readonly { id: string; relation: 'owner' | 'tenant' | 'household' }[]
  status?: 'unclaimed' | 'invited' | 'pending' | 'active' | 'suspended' | 'left'
}

/** A member with an account and an open session on the estate's site. */
export async function makeMember(estate: EstateInfo, facts: MemberFacts = {}): Promise<MemberActor> {
  const { name = 'Test Person', roles = [], units = [], status = 'active' } = facts
  const email = `${randomUUID()}@example.com`
  const account = await accountDb().account.create({ data: { email, name }, select: { id: true } })
  const ctx = makeCtx({ estate, actor: systemActor('test') })
  const member = await ctx.db.member.create({
    data: { name, email, status, accountId: account.id, roles: { create: roles.map((role) => ({ role })) } },
    select: { id: true },
  })
  for (const { id: unitId, relation } of units)
    await ctx.db.occupancy.create({ data: { unitId, memberId: member.id, relation }, select: { id: true } })
  const sessionId = await openSession(account.id, estate)
  const visit = status === 'active' ? await visitEstate(estate.id, sessionId, systemClock) : null
  if (visit?.member) return visit.member.actor
  return memberActor({ id: member.id, name, accountId: account.id, sessionId, roles: [], ties: [] })
}

async function openSession(accountId: string, estate: EstateInfo): Promise<string> {
  const session = await accountDb().session.create({
    data: {
      site: 'estate',
      estateId: estate.id,
      accountId,
      expiresAt: new Date(Date.now() + 3_600_000),
      confirmedAt: new Date(),
    },
    select: { id: true },
  })
  return session.id
}

export async function makeUnit(
  estate: EstateInfo,
  number = randomUUID().slice(0, 8),
): Promise<{ id: string; number: string }> {
  const ctx = makeCtx({ estate, actor: systemActor('test') })
  return ctx.db.unit.create({ data: { number }, select: { id: true, number: true } })
}

export function ctxFor(
  estate: EstateInfo,
  actor: MemberActor | SystemActor = systemActor('test'),
  clock: Clock = systemClock,
): Ctx {
  return makeCtx({ estate, actor, clock })
}
