import type { Prisma } from '@/generated/prisma/client'
import type { OperatorActor } from './auth/session'
import type { RequestInfo } from './request'

/** Who acts across estates, and in which request. */
export type OperatorCtx = {
  operator: OperatorActor
  request: Pick<RequestInfo, 'requestId' | 'ip' | 'clock'>
}

export type PlatformEventInput = {
  /** What was done, in the past tense: `estate.suspended`. */
  name: `${string}.${string}`
  subjectType: string
  subjectId: string | null
  reason: string
  details?: Prisma.InputJsonObject
}

/** Writes one line of the platform's own audit trail, in the transaction of the act that it tells of. */
export async function writePlatformEvent(
  db: Pick<Prisma.TransactionClient, 'platformEvent'>,
  { operator, request }: OperatorCtx,
  { details = {}, ...event }: PlatformEventInput,
): Promise<void> {
  await db.platformEvent.create({
    select: { id: true },
    data: {
      ...event,
      details,
      operatorId: operator.id,
      requestId: request.requestId,
      ip: request.ip,
      at: request.clock.now(),
    },
  })
}
