import type { Prisma } from '@/generated/prisma/client'
import type { OperatorCtx } from './context'
import type { DefinedEvent, EventInput } from './events'
import { eventRow } from './trail/event-row'

/** What the platform's trail can hold, in the past tense; the console has words for each. */
export const PLATFORM_EVENTS = [
  'account.password_reset',
  'estate.created',
  'estate.edited',
  'estate.invitation_renewed',
  'estate.feature_switched',
  'estate.reopened',
  'estate.restored',
  'estate.suspended',
  'job.retried',
  'message.retried',
  'webhook.retried',
  'list.exported',
  'estate.closed',
  'estate.deleted',
  'estate.marked_paid',
  'estate.plan_set',
  'estate.trial_extended',
  'plan.created',
  'plan.edited',
  'plan.offered',
  'plan.retired',
  'operator.second_factor_enrolled',
  'operator.second_factor_locked',
  'operator.second_factor_reset',
  'operator.recovery_code_used',
  'operator.recovery_codes_renewed',
  'support.requested',
  'operator.invited',
  'operator.invitation_renewed',
  'operator.role_changed',
  'operator.deactivated',
  'operator.reactivated',
  'notice.drafted',
  'notice.edited',
  'notice.published',
  'notice.ended',
  'notice.deleted',
  'trail.verified',
] as const

export type PlatformEventName = (typeof PLATFORM_EVENTS)[number]

export type PlatformEventInput = {
  name: PlatformEventName
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
      userAgent: request.userAgent,
      at: request.clock.now(),
    },
  })
}

/** Writes what an operator did to an estate into the trail of that estate, in the transaction of the act. */
export async function writeEstateEvent<P extends object>(
  db: Pick<Prisma.TransactionClient, 'event'>,
  { operator, request }: OperatorCtx,
  event: DefinedEvent<P>,
  { estateId, ...input }: Omit<EventInput<P>, 'entityId'> & { estateId: string },
): Promise<void> {
  const actor = { kind: 'operator', id: operator.id, name: operator.name }
  const parts = { ...request, actor, onBehalfOf: null }
  const row = eventRow(parts, event, { ...input, entityId: estateId })
  await db.event.create({ data: { ...row, estateId }, select: { id: true } })
}
