import type { Prisma } from '@/generated/prisma/client'
import type { OperatorCtx } from '@/server/context'
import { writePlatformEvent } from '@/server/audit'
import { unsafeAcrossEstates } from '@/server/db/client'
import { conflict, notFound } from '@/server/errors'
import { requireOperator } from '@/server/operator-rights'
import { mayReopen, maySuspend, reopenedStatus } from '../estate'
import type { EstateStatus, ReopenEstate, SuspendEstate } from '../schemas'

/** Shuts an estate's sites for its members from their next request on. Nothing of it is changed or lost. */
export async function suspendEstate(
  ctx: OperatorCtx,
  input: SuspendEstate,
): Promise<{ status: EstateStatus }> {
  requireOperator(ctx, 'estates:suspend')
  return unsafeAcrossEstates('an operator suspends an estate').$transaction(async (db) => {
    const estate = await findEstate(db, input.id)
    if (!maySuspend(estate.status)) throw changedMeanwhile(estate.status)
    return changeStatus(db, ctx, estate, {
      name: 'estate.suspended',
      after: 'suspended',
      reason: input.reason,
      suspendedReason: input.reason,
    })
  })
}

/** Opens a suspended estate again, in the state that it was suspended from. */
export async function reopenEstate(ctx: OperatorCtx, input: ReopenEstate): Promise<{ status: EstateStatus }> {
  requireOperator(ctx, 'estates:suspend')
  return unsafeAcrossEstates('an operator reopens an estate').$transaction(async (db) => {
    const estate = await findEstate(db, input.id)
    if (!mayReopen(estate.status)) throw changedMeanwhile(estate.status)
    const suspension = await db.platformEvent.findFirst({
      where: { subjectType: 'estate', subjectId: estate.id, name: 'estate.suspended' },
      orderBy: { id: 'desc' },
      select: { details: true },
    })
    return changeStatus(db, ctx, estate, {
      name: 'estate.reopened',
      after: reopenedStatus(suspension?.details),
      reason: input.reason,
      suspendedReason: null,
    })
  })
}

type Tx = Prisma.TransactionClient
type EstateRow = { id: string; slug: string; name: string; status: EstateStatus }

async function findEstate(db: Tx, id: string): Promise<EstateRow> {
  const estate = await db.estate.findUnique({
    where: { id },
    select: { id: true, slug: true, name: true, status: true },
  })
  if (!estate) throw notFound('estate')
  return estate
}

type StatusChange = {
  name: 'estate.suspended' | 'estate.reopened'
  after: EstateStatus
  reason: string
  suspendedReason: string | null
}

/** Compare-and-set: of two operators at once, one wins and the other is told. */
async function changeStatus(db: Tx, ctx: OperatorCtx, estate: EstateRow, change: StatusChange) {
  const { count } = await db.estate.updateMany({
    where: { id: estate.id, status: estate.status },
    data: {
      status: change.after,
      suspendedReason: change.suspendedReason,
      suspendedAt: change.after === 'suspended' ? ctx.request.clock.now() : null,
      // Opened again, one that isn't paid has the whole grace before it.
      ...(change.after !== 'suspended' && { pastDueSince: null }),
      updatedAt: ctx.request.clock.now(),
    },
  })
  if (count === 0) throw changedMeanwhile(null)
  await writePlatformEvent(db, ctx, {
    name: change.name,
    subjectType: 'estate',
    subjectId: estate.id,
    reason: change.reason,
    details: { slug: estate.slug, name: estate.name, before: estate.status, after: change.after },
  })
  await tellEstate(db, ctx, estate.id, change)
  return { status: change.after }
}

/** Its own trail has it, its administrators are told, and its standing is judged anew: by the module of subscriptions. */
async function tellEstate(db: Tx, { operator, request }: OperatorCtx, id: string, change: StatusChange) {
  const { requestId, ip, clock } = request
  await db.event.create({
    select: { id: true },
    data: {
      estateId: id,
      name: 'terms.changed',
      entity: 'estate',
      entityId: id,
      actorKind: 'operator',
      actorId: operator.id,
      actorName: operator.name,
      payload: {
        what: change.after === 'suspended' ? 'suspended' : 'reopened',
        detail: '',
        reason: change.after === 'suspended' ? '' : change.reason,
      },
      ...{ requestId, ip, at: clock.now() },
    },
  })
  await db.jobRequest.createMany({ data: { estateId: id, task: 'subscription.look', payload: {} } })
}

function changedMeanwhile(status: EstateStatus | null) {
  return conflict(
    'platform.changed_meanwhile',
    'This estate is in another state by now. Have a look at it before you go on.',
    { status },
  )
}
