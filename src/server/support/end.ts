import type { Ctx } from '../context'
import { unsafeAcrossEstates } from '../db/client'
import { estateById } from '../estates'
import { makeCtx, systemActor } from '../make-context'
import { supportEnded } from './events'

export type EndedBy = 'time' | 'operator' | 'administrator' | 'platform'

/**
 * Ends a visit at once: its session is asked on every request.
 * @returns false where it was over already
 */
export async function endSupport(
  ctx: Pick<Ctx, 'tx'>,
  accessId: string,
  by: EndedBy,
  byName: string | null,
): Promise<boolean> {
  return ctx.tx(async (tx) => {
    const now = tx.clock.now()
    const access = await tx.db.supportAccess.findUnique({
      where: tx.key(accessId),
      select: { operatorId: true, operatorName: true, reason: true, enteredAt: true },
    })
    if (!access) return false
    const unused = access.enteredAt === null && by === 'time'
    const { count } = await tx.db.supportAccess.updateMany({
      where: { id: accessId, endedAt: null },
      data: {
        endedAt: now,
        endedBy: unused ? 'unused' : by,
        endedByName: byName ?? (by === 'operator' ? access.operatorName : null),
      },
    })
    if (count === 0) return false
    await tx.db.session.updateMany({
      where: { supportAccessId: accessId, revokedAt: null },
      data: { revokedAt: now },
    })
    // Nobody was told of a visit that never was.
    if (access.enteredAt)
      await tx.emit(supportEnded, {
        entityId: accessId,
        internal: true,
        payload: {
          operatorId: access.operatorId,
          operator: access.operatorName,
          reason: access.reason,
          by,
        },
      })
    return true
  })
}

/** Ends every visit of an operator who was shut out, or may not enter estates any more. */
export async function endSupportOf(
  operatorId: string,
  { clock, requestId, ip }: Pick<Ctx, 'clock' | 'requestId' | 'ip'>,
  byName: string,
): Promise<void> {
  const running = await unsafeAcrossEstates('an operator is shut out').supportAccess.findMany({
    where: { operatorId, endedAt: null },
    select: { id: true, estateId: true },
  })
  for (const { id, estateId } of running) {
    const estate = await estateById(estateId)
    if (estate)
      await endSupport(
        makeCtx({ estate, actor: systemActor(byName), clock, requestId, ip }),
        id,
        'platform',
        byName,
      )
  }
}
