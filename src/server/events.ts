import type { z } from 'zod'
import type { Ctx } from './context'
import type { Db } from './db/client'
import type { Prisma } from '@/generated/prisma/client'

/** A thing that happens, in the past tense (`ticket.assigned`), and what is said of it. */
export type DefinedEvent<P extends object> = { name: `${string}.${string}`; entity: string; payload: z.ZodType<P> }

export type EventInput<P extends object> = {
  entityId: string
  payload: P
  /** `{ field: [before, after] }`; secrets and personal fields masked by who writes it. */
  changes?: Record<string, readonly [Prisma.InputJsonValue | null, Prisma.InputJsonValue | null]>
  /** Never shown to a resident. */
  internal?: boolean
}

export function defineEvent<P extends object>(
  name: DefinedEvent<P>['name'],
  entity: string,
  payload: z.ZodType<P>,
): DefinedEvent<P> {
  return { name, entity, payload }
}

/** An event as listeners and live screens get it. */
export type StoredEvent = {
  id: string
  name: string
  entity: string
  entityId: string
  actorId: string | null
  actorName: string
  payload: unknown
  internal: boolean
  at: Date
}

/** Writes one event row in the transaction of `db`; the relay carries it on after the commit. */
export async function writeEvent<P extends object>(
  ctx: Pick<Ctx, 'actor' | 'requestId' | 'ip' | 'clock'>,
  db: Db,
  event: DefinedEvent<P>,
  input: EventInput<P>,
): Promise<void> {
  await db.event.create({
    select: { id: true },
    data: {
      name: event.name,
      entity: event.entity,
      entityId: input.entityId,
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      actorName: ctx.actor.name,
      payload: event.payload.parse(input.payload),
      changes: input.changes ?? {},
      internal: input.internal ?? false,
      requestId: ctx.requestId,
      ip: ctx.ip,
      at: ctx.clock.now(),
    },
  })
}
