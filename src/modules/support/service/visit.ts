import { writePlatformEvent } from '@/server/audit'
import { handoverTo } from '@/server/auth/handover'
import { accountDb, unsafeAcrossEstates } from '@/server/db/client'
import type { OperatorCtx } from '@/server/context'
import { conflict, DomainError, notFound } from '@/server/errors'
import { estateById, isShut } from '@/server/estates'
import { makeCtx, systemActor } from '@/server/make-context'
import { operatorMay } from '@/server/permissions'
import type { RequestInfo } from '@/server/request'
import { endSupport } from '@/server/support/end'
import { supportTimeUpJob } from '@/server/support/jobs'
import type { AskForVisit } from '../schemas'

type Console = { operator: OperatorCtx['operator']; request: RequestInfo }

/**
 * Asks for a visit and gives the address that begins it: once, within a minute, in this browser. A visit of the same
 * operator to the same estate that still runs is ended first.
 */
export async function askForVisit(
  { operator, request }: Console,
  input: AskForVisit,
): Promise<{ href: string }> {
  requireEnter(operator)
  const estate = await estateById(input.id)
  if (!estate) throw notFound('estate')
  if (isShut(estate)) throw conflict('support.estate_shut', 'This estate is shut. Reopen it first.')
  const running = await unsafeAcrossEstates('an operator enters an estate').supportAccess.findMany({
    where: { estateId: estate.id, operatorId: operator.id, endedAt: null },
    select: { id: true },
  })
  for (const { id } of running) await endVisit({ operator, request }, id)
  const requestedAt = request.clock.now()
  const expiresAt = await endOf(operator, requestedAt, Number(input.minutes))
  const access = await unsafeAcrossEstates('an operator enters an estate').$transaction(async (db) => {
    const made = await db.supportAccess.create({
      data: {
        estateId: estate.id,
        operatorId: operator.id,
        operatorName: operator.name,
        reason: input.reason,
        minutes: Number(input.minutes),
        requestedAt,
        expiresAt,
      },
      select: { id: true },
    })
    await db.jobRequest.createMany({
      data: {
        estateId: estate.id,
        task: supportTimeUpJob.name,
        payload: { id: made.id },
        runAt: expiresAt,
        jobKey: `${supportTimeUpJob.name}:${made.id}`,
      },
    })
    await writePlatformEvent(
      db,
      { operator, request },
      {
        name: 'support.requested',
        subjectType: 'estate',
        subjectId: estate.id,
        reason: input.reason,
        details: { access: made.id, minutes: Number(input.minutes) },
      },
    )
    return made
  })
  const visit = { supportAccessId: access.id, consoleSessionId: operator.sessionId }
  return { href: await handoverTo(estate, operator.accountId, request, visit) }
}

/** A visit is over with its minutes, or with the session of the console that it belongs to. */
async function endOf({ sessionId }: Console['operator'], from: Date, minutes: number): Promise<Date> {
  const session = await accountDb().session.findUniqueOrThrow({
    where: { id: sessionId },
    select: { expiresAt: true },
  })
  return new Date(Math.min(from.getTime() + minutes * 60_000, session.expiresAt.getTime()))
}

/** Ends a visit from the console: one's own, or as an owner anybody's. */
export async function endVisit({ operator, request }: Console, accessId: string): Promise<void> {
  const access = await unsafeAcrossEstates('an operator ends a visit').supportAccess.findFirst({
    where: { id: accessId, ...(operator.role === 'owner' ? {} : { operatorId: operator.id }) },
    select: { estateId: true },
  })
  const estate = access && (await estateById(access.estateId))
  if (!estate) throw notFound('visit')
  const { clock, requestId, ip } = request
  const ctx = makeCtx({ estate, actor: systemActor(operator.name), clock, requestId, ip })
  await endSupport(ctx, accessId, 'operator', operator.name)
}

/** The operator leaves, by the banner on the estate's own pages. */
export async function leaveVisit(request: RequestInfo): Promise<void> {
  const visit = await request.estate()
  if (!visit?.support) throw new DomainError('AUTHENTICATION_ERROR', 'sign_in', 'This visit is over already.')
  const { clock, requestId, ip } = request
  const ctx = makeCtx({
    estate: visit.estate,
    actor: { ...visit.support, mayWrite: true },
    clock,
    requestId,
    ip,
  })
  await endSupport(ctx, visit.support.accessId, 'operator', visit.support.name)
}

function requireEnter({ role }: OperatorCtx['operator']): void {
  if (operatorMay(role, 'support:enter')) return
  throw new DomainError('AUTHORIZATION_ERROR', 'not_allowed', 'Your operator role has no right to do this.')
}
