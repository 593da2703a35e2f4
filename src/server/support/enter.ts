import { openSupportSession } from '../auth/sign-in'
import type { SignedIn } from '../auth/sign-in'
import { supportActor, visitConsole } from '../auth/session'
import { accountDb } from '../db/client'
import { isShut } from '../estates'
import { operatorMay } from '../permissions'
import type { RequestInfo } from '../request'
import { supportEntered } from './events'
import { keeperOf } from './trace'

type Handed = { estateId: string; accountId: string; accessId: string; consoleSessionId: string }

/**
 * Opens the session of a visit that was asked for on the console, on the site of its estate alone. Of two who follow one
 * link at once, one enters; the administrators are told.
 */
export async function enterAsSupport(
  request: RequestInfo,
  { estateId, accountId, accessId, consoleSessionId }: Handed,
): Promise<SignedIn | null> {
  const visit = await request.estate()
  if (visit?.estate.id !== estateId || isShut(visit.estate)) return null
  const operator = await accountDb().operator.findFirst({
    where: { accountId, active: true },
    select: { id: true, name: true, role: true },
  })
  if (!operator || !operatorMay(operator.role, 'support:enter')) return null
  // Whoever has left the console since has no way in either.
  const desk = await visitConsole(consoleSessionId, request.clock)
  if (desk?.operator?.id !== operator.id) return null
  const now = request.clock.now()
  const support = supportActor(visit.estate, {
    accessId,
    sessionId: '',
    operatorId: operator.id,
    name: operator.name,
    reason: '',
    expiresAt: now,
    mayWrite: false,
  })
  const keeper = keeperOf({ estate: visit.estate, support }, request)
  const access = await keeper.tx(async (tx) => {
    const { count } = await tx.db.supportAccess.updateMany({
      where: {
        id: accessId,
        operatorId: operator.id,
        enteredAt: null,
        endedAt: null,
        expiresAt: { gt: now },
      },
      data: { enteredAt: now },
    })
    if (count === 0) return null
    const found = await tx.db.supportAccess.findUniqueOrThrow({
      where: tx.key(accessId),
      select: { reason: true, minutes: true, expiresAt: true },
    })
    await tx.emit(supportEntered, {
      entityId: accessId,
      internal: true,
      payload: {
        operatorId: operator.id,
        operator: operator.name,
        reason: found.reason,
        minutes: found.minutes,
        until: found.expiresAt.toISOString(),
      },
    })
    return found
  })
  const { expiresAt } = access ?? {}
  return expiresAt
    ? openSupportSession(request, { estateId, accountId, accessId, consoleSessionId, expiresAt })
    : null
}
