import type { Prisma } from '@/generated/prisma/client'
import type { Clock } from '@/server/clock'
import { unsafeAcrossEstates } from '@/server/db/client'
import type { DefinedEvent, EventInput } from '@/server/events'
import { jobKeyOf, type DefinedJob, type JobInput } from '@/server/jobs'

/** Who changes the terms: an operator, a member, or the system. */
export type By = {
  kind: 'operator' | 'member' | 'support' | 'system'
  id: string | null
  name: string
  requestId: string
  ip: string | null
}

/**
 * One estate in a transaction of the role that may change its state: an estate's own role can't. What it emits and asks
 * for stands in that estate, and happens exactly when it commits.
 */
export type EstateTx = {
  db: Prisma.TransactionClient
  estateId: string
  clock: Clock
  emit<P extends object>(event: DefinedEvent<P>, input: Omit<EventInput<P>, 'entityId'>): Promise<void>
  enqueue<P extends object>(job: DefinedJob<P>, input: JobInput<P>): Promise<void>
}

/** Work on one estate's terms; whoever else works on them waits. Null where the estate is gone. */
export async function onTerms<T>(
  place: { id: string; clock: Clock; by: By; reason: string },
  work: (tx: EstateTx) => Promise<T>,
): Promise<T | null> {
  const { id, clock, by, reason } = place
  return unsafeAcrossEstates(reason).$transaction(async (db) => {
    await db.$queryRaw`SELECT set_config('app.estate_id', ${id}, true)`
    const locked = await db.$queryRaw<unknown[]>`
      SELECT id FROM estate WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    if (locked.length === 0) return null
    return work({
      db,
      estateId: id,
      clock,
      emit: async (event, input) => {
        await db.event.create({
          select: { id: true },
          data: {
            name: event.name,
            entity: event.entity,
            entityId: id,
            actorKind: by.kind,
            actorId: by.id,
            actorName: by.name,
            payload: event.payload.parse(input.payload),
            changes: input.changes ?? {},
            internal: input.internal ?? false,
            requestId: by.requestId,
            ip: by.ip,
            at: clock.now(),
          },
        })
      },
      enqueue: async (job, { payload, runAt, key }) => {
        await db.jobRequest.createMany({
          data: {
            task: job.name,
            payload: { ...job.payload.parse(payload) },
            runAt: runAt ?? null,
            jobKey: key ? jobKeyOf(id, job, key) : null,
          },
        })
      },
    })
  })
}
