import type { TxCtx } from '@/server/context'
import { conflict, notFound } from '@/server/errors'
import {
  builderEdited,
  meterEdited,
  occupancyEdited,
  occupancyEnded,
  occupancyReopened,
  personEdited,
  propertyEdited,
  unitEdited,
  vehicleEdited,
} from '../events'
import { lockUnit } from './settle'

type Kind = 'property' | 'unit' | 'person' | 'occupancy' | 'vehicle' | 'builder' | 'meter'

/** A record that somebody edits, and the `updatedAt` of the state that they opened. */
type Edited = { id: string; asOf: string }

/** The state of a locked record. `told` is where the trail tells of its changes, if not of itself. */
type State = { updatedAt: Date; told?: { entity: string; entityId: string; occupancyId: string } }

/**
 * Locks the record until the transaction ends, if it is still in the state that the editor opened.
 * @throws DomainError RESOURCE_CONFLICT where a newer state was saved meanwhile; its details say by whom (`by`) and when
 * (`at`) as far as the trail tells, and of which state (`asOf`) it would have to be saved over
 */
export async function lockUnchanged(tx: TxCtx, kind: Kind, { id, asOf }: Edited): Promise<void> {
  const { edits, lock } = KINDS[kind]
  const state = await lock(tx, id)
  if (!state) throw notFound(kind)
  const { updatedAt, told } = state
  if (updatedAt.getTime() === Date.parse(asOf)) return
  const event = await tx.db.event.findFirst({
    where: {
      entity: told?.entity ?? kind,
      entityId: told?.entityId ?? id,
      name: { in: edits.map(({ name }) => name) },
      at: { gt: new Date(asOf) },
      ...(told && { payload: { path: ['occupancyId'], equals: told.occupancyId } }),
    },
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

type EditedKind = {
  edits: readonly { name: string }[]
  lock: (tx: TxCtx, id: string) => Promise<State | null>
}

/** What a statement found and locked. */
const only = async (found: Promise<State[]>): Promise<State | null> => (await found)[0] ?? null

const KINDS: Record<Kind, EditedKind> = {
  property: {
    edits: [propertyEdited],
    lock: (tx, id) =>
      only(tx.db.$queryRaw`
        SELECT updated_at AS "updatedAt" FROM property WHERE id = ${id}::uuid FOR NO KEY UPDATE`),
  },
  person: {
    edits: [personEdited],
    lock: (tx, id) =>
      only(tx.db.$queryRaw`
        SELECT updated_at AS "updatedAt" FROM member WHERE id = ${id}::uuid FOR NO KEY UPDATE`),
  },
  unit: {
    edits: [unitEdited],
    lock: (tx, id) =>
      only(tx.db.$queryRaw`
        SELECT updated_at AS "updatedAt" FROM unit WHERE id = ${id}::uuid FOR NO KEY UPDATE`),
  },
  vehicle: {
    edits: [vehicleEdited],
    lock: (tx, id) =>
      only(tx.db.$queryRaw`
        SELECT updated_at AS "updatedAt" FROM vehicle WHERE id = ${id}::uuid FOR NO KEY UPDATE`),
  },
  builder: {
    edits: [builderEdited],
    lock: (tx, id) =>
      only(tx.db.$queryRaw`
        SELECT updated_at AS "updatedAt" FROM builder WHERE id = ${id}::uuid FOR NO KEY UPDATE`),
  },
  meter: {
    edits: [meterEdited],
    lock: (tx, id) =>
      only(tx.db.$queryRaw`
        SELECT updated_at AS "updatedAt" FROM meter WHERE id = ${id}::uuid FOR NO KEY UPDATE`),
  },
  occupancy: {
    edits: [occupancyEdited, occupancyEnded, occupancyReopened],
    lock: async (tx, id) => {
      const found = await tx.db.occupancy.findUnique({ where: tx.key(id), select: { unitId: true } })
      if (!found) return null
      await lockUnit(tx, found.unitId)
      const tie = await tx.db.occupancy.findUnique({
        where: tx.key(id),
        select: { updatedAt: true, memberId: true },
      })
      if (!tie) return null
      const { updatedAt, memberId } = tie
      return { updatedAt, told: { entity: 'person', entityId: memberId, occupancyId: id } }
    },
  },
}
