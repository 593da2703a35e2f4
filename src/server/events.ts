import type { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'

/** A thing that happens, in the past tense (`ticket.assigned`), and what is said of it. */
export type DefinedEvent<P extends object> = {
  name: `${string}.${string}`
  entity: string
  payload: z.ZodType<P>
}

export type EventInput<P extends object> = {
  entityId: string
  payload: P
  /** `{ field: [before, after] }`; what is secret or personal in it is masked before it is written. */
  changes?: Record<string, readonly [Prisma.InputJsonValue | null, Prisma.InputJsonValue | null]>
  /** Never shown to a resident. */
  internal?: boolean
  /** Whom it was done for, where that is somebody else than who did it. */
  onBehalfOf?: { id: string; name: string } | null
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
