import type { Prisma } from '@/generated/prisma/client'
import type { OperatorCtx } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { notFound } from '@/server/errors'
import { operatorMay } from '@/server/permissions'
import { requireOperator } from '@/server/operator-rights'
import { secretHash } from '../secrets'

const FACTS = {
  name: true,
  slug: true,
  kind: true,
  country: true,
  city: true,
  state: true,
  address: true,
  currency: true,
  timeZone: true,
  locale: true,
  diallingCode: true,
  unitWord: true,
  contactName: true,
  contactEmail: true,
  contactPhone: true,
} as const

/** What can be changed of an estate, empty where there is nothing, and a mark of this state. */
export async function factsIn(db: Pick<Prisma.TransactionClient, 'estate'>, id: string) {
  const row = await db.estate.findUnique({ where: { id }, select: { ...FACTS, status: true } })
  if (!row) return null
  const { status, ...facts } = row
  const values = {
    ...facts,
    city: facts.city ?? '',
    state: facts.state ?? '',
    address: facts.address ?? '',
    contactName: facts.contactName ?? '',
    contactEmail: facts.contactEmail ?? '',
    contactPhone: facts.contactPhone ?? '',
  }
  return { status, values, asOf: secretHash(JSON.stringify(values)) }
}

/** An estate's facts for the form that changes them. */
export async function estateToEdit(ctx: OperatorCtx, id: string) {
  requireOperator(ctx, 'estates:edit')
  const found = await factsIn(unsafeAcrossEstates('an operator edits an estate'), id)
  if (!found) throw notFound('estate')
  return { id, ...found }
}

/** With what a new estate can begin. */
export async function firstTerms(ctx: OperatorCtx) {
  requireOperator(ctx, 'estates:create')
  const plans = await unsafeAcrossEstates('an operator makes an estate').plan.findMany({
    where: { active: true },
    orderBy: { position: 'asc' },
    select: { id: true, name: true, maxUnits: true, forTrial: true },
  })
  return { plans, mayBill: operatorMay(ctx.operator.role, 'estates:bill') }
}

/** Who administers an estate, and whether they have been in. */
export async function administratorsOf(ctx: OperatorCtx, id: string) {
  requireOperator(ctx, 'estates:read')
  const members = await unsafeAcrossEstates('an operator looks who administers an estate').member.findMany({
    where: { estateId: id, status: { not: 'left' }, roles: { some: { role: 'administrator' } } },
    orderBy: { name: 'asc' },
    take: 20,
    select: { id: true, name: true, email: true, account: { select: { passwordHash: true } } },
  })
  return {
    mayInvite: operatorMay(ctx.operator.role, 'estates:create'),
    administrators: members.map(({ account, ...member }) => ({
      ...member,
      invited: account !== null && account.passwordHash === null,
    })),
  }
}
