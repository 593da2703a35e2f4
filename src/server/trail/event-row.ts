import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import { maskFields } from '@/lib/mask'
import type { Ctx } from '../context'
import type { DefinedEvent, EventInput } from '../events'

const storedChanges = z.record(z.string(), z.json())

/** Whoever acts in an estate, also one who is no part of it. */
type Doer = { kind: string; id: string | null; name: string }

/** The row of an event: whoever writes it does so in the transaction of the change; the relay carries it on after. */
export function eventRow<P extends object>(
  ctx: Pick<Ctx, 'requestId' | 'ip' | 'userAgent' | 'onBehalfOf' | 'clock'> & { actor: Doer },
  event: DefinedEvent<P>,
  input: EventInput<P>,
) {
  const onBehalfOf = input.onBehalfOf ?? ctx.onBehalfOf
  return {
    name: event.name,
    entity: event.entity,
    entityId: input.entityId,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    actorName: ctx.actor.name,
    onBehalfId: onBehalfOf?.id ?? null,
    onBehalfName: onBehalfOf?.name ?? null,
    payload: event.payload.parse(input.payload),
    // Here and not where each module writes, so that none can forget it.
    changes: storedChanges.parse(maskFields(input.changes ?? {})),
    internal: input.internal ?? false,
    requestId: ctx.requestId || null,
    ip: ctx.ip,
    userAgent: ctx.userAgent,
    at: ctx.clock.now(),
  } satisfies Prisma.EventCreateManyInput
}
