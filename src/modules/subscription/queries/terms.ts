import type { OperatorCtx } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { notFound } from '@/server/errors'
import { operatorMay } from '@/server/permissions'
import { requireOperator } from '@/server/operator-rights'
import { deletedAt, graceEndsAt } from '../standing'

/** An estate's terms as operators see and change them. */
export async function estateTerms(ctx: OperatorCtx, id: string) {
  requireOperator(ctx, 'estates:read')
  const db = unsafeAcrossEstates('an operator reads the terms of an estate')
  const estate = await db.estate.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      slug: true,
      status: true,
      trialEndsAt: true,
      paidUntil: true,
      pastDueSince: true,
      suspendedAt: true,
      closedAt: true,
      plan: { select: { id: true, name: true } },
    },
  })
  if (!estate) throw notFound('estate')
  const [subscription, plans] = await Promise.all([
    db.subscription.findFirst({
      where: { estateId: id },
      select: {
        state: true,
        customerId: true,
        currency: true,
        unitAmount: true,
        quantity: true,
        periodEndsAt: true,
        endsAtPeriodEnd: true,
        syncedAt: true,
      },
    }),
    db.plan.findMany({
      where: { active: true },
      orderBy: { position: 'asc' },
      select: { id: true, name: true },
    }),
  ])
  const { pastDueSince, closedAt } = estate
  const may = (permission: Parameters<typeof operatorMay>[1]) => operatorMay(ctx.operator.role, permission)
  return {
    ...estate,
    graceEndsAt: pastDueSince ? graceEndsAt(pastDueSince) : null,
    deletedAt: closedAt ? deletedAt(closedAt) : null,
    subscription,
    plans,
    may: {
      bill: may('estates:bill'),
      extendTrial: may('estates:extendTrial'),
      close: may('estates:close'),
      reopen: may('estates:suspend'),
    },
  }
}
