import type { TxCtx } from '@/server/context'
import { conflict, notFound } from '@/server/errors'
import { personEdited, unitEdited, vehicleEdited } from '../events'
import { lockUnit } from './settle'

const EDITED = { person: personEdited, unit: unitEdited, vehicle: vehicleEdited } as const

type Kind = keyof typeof EDITED

/** A record that somebody edits, and the `updatedAt` of the state that they opened. */
type Edited = { id: string; asOf: string }

/**
 * Locks the record until the transaction ends, if it is still in the state that the editor opened.
 * @throws DomainError RESOURCE_CONFLICT where a newer state was saved meanwhile; its details say by whom (`by`) and when
 * (`at`) as far as the trail tells, and of which state (`asOf`) it would have to be saved over
 */
export async function lockUnchanged(tx: TxCtx, kind: Kind, { id, asOf }: Edited): Promise<void> {
  const updatedAt = await LOCK[kind](tx, id)
  if (!updatedAt) throw notFound(kind)
  if (updatedAt.getTime() === Date.parse(asOf)) return
  const event = await tx.db.event.findFirst({
    where: { entity: kind, entityId: id, name: EDITED[kind].name, at: { gt: new Date(asOf) } },
    orderBy: { id: 'desc' },
    select: { actorName: true, at: true },
  })
  const words = event ? `${event.actorName} has changed this` : 'This has been changed'
  throw conflict('registry.changed_meanwhile', `${words} since you opened it. Have a look before you save.`, {
    by: event?.actorName ?? null,
    at: event?.at.toISOString() ?? null,
    asOf: updatedAt.toISOString(),
  })
}

type Lock = (tx: TxCtx, id: string) => Promise<Date | undefined>

const STATE = { select: { updatedAt: true } } as const

const LOCK: Record<Kind, Lock> = {
  person: async (tx, id) => {
    await tx.db.$queryRaw`SELECT FROM member WHERE id = ${id}::uuid FOR UPDATE`
    return (await tx.db.member.findUnique({ where: tx.key(id), ...STATE }))?.updatedAt
  },
  unit: async (tx, id) => {
    await lockUnit(tx, id)
    return (await tx.db.unit.findUnique({ where: tx.key(id), ...STATE }))?.updatedAt
  },
  vehicle: async (tx, id) => {
    await tx.db.$queryRaw`SELECT FROM vehicle WHERE id = ${id}::uuid FOR UPDATE`
    return (await tx.db.vehicle.findUnique({ where: tx.key(id), ...STATE }))?.updatedAt
  },
}
