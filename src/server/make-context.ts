import { randomUUID } from 'node:crypto'
import type { Clock } from './clock'
import { systemClock } from './clock'
import type { Actor, Ctx, EstateInfo, Person, SystemActor, TxCtx } from './context'
import { estateDb, estateDbPatient, estateDbReadOnly, type Db, type EstateDb } from './db/client'
import { jobKeyOf } from './jobs'
import { log } from './log'
import { nextNumber, nextNumbers } from './numbers'
import { eventRow } from './trail/event-row'

export type ContextParts = {
  estate: EstateInfo
  actor: Actor
  clock?: Clock
  requestId?: string
  ip?: string | null
  userAgent?: string | null
  onBehalfOf?: Person | null
  /** Nobody waits for it: its transactions may take many minutes. */
  patient?: boolean
}

/** Puts together what services and queries get. */
export function makeCtx({
  estate,
  actor,
  clock = systemClock,
  requestId = randomUUID(),
  ip = null,
  userAgent = null,
  onBehalfOf = null,
  patient = false,
}: ContextParts): Ctx {
  const door = doorOf(estate.id, actor, patient)
  const base = {
    estate,
    actor,
    clock,
    requestId,
    ip,
    userAgent,
    onBehalfOf,
    log: log().child({ requestId, estate: estate.slug, actor: actor.id ?? actor.name }),
    key: (id: string) => ({ estateId_id: { estateId: estate.id, id } }),
  }
  const ctx: Ctx = {
    ...base,
    db: door.db,
    snapshot: (work) =>
      door.transaction(
        (db) => work({ ...ctx, db, snapshot: (inner) => inner({ ...ctx, db }) }),
        'RepeatableRead',
      ),
    tx: (work) => door.transaction((db) => work(inTransaction(ctx, db))),
  }
  return ctx
}

function doorOf(estateId: string, actor: Actor, patient: boolean): EstateDb {
  if (actor.kind === 'support' && !actor.mayWrite) return estateDbReadOnly(estateId)
  return patient ? estateDbPatient(estateId) : estateDb(estateId)
}

function inTransaction(ctx: Ctx, db: Db): TxCtx {
  const tx: TxCtx = {
    ...ctx,
    db,
    // A command called from another command joins its transaction.
    tx: (work) => work(tx),
    snapshot: (work) => work(tx),
    emit: async (event, input) => {
      await db.event.create({ data: eventRow(ctx, event, input), select: { id: true } })
    },
    enqueue: async (job, input) => {
      const asker = ctx.actor.kind === 'member' ? ctx.actor : ctx.onBehalfOf
      // createMany, because this role may ask for jobs but not read them back.
      await db.jobRequest.createMany({
        data: {
          task: job.name,
          payload: { ...job.payload.parse(input.payload) },
          runAt: input.runAt ?? null,
          jobKey: input.key ? jobKeyOf(ctx.estate.id, job, input.key) : null,
          askedById: asker?.id ?? null,
          askedByName: asker?.name ?? null,
        },
      })
    },
    number: (prefix) => nextNumber(db, prefix, ctx.clock.now(), ctx.estate.timeZone),
    numbers: (prefix, count) => nextNumbers(db, prefix, count, ctx.clock.now(), ctx.estate.timeZone),
  }
  return tx
}

const EVERYWHERE: ReadonlySet<'estate'> = new Set(['estate'] as const)

/** The system itself, for jobs, imports from a terminal and the demo; its name stands in the audit trail. */
export function systemActor(name: string): SystemActor {
  return { kind: 'system', id: null, name, scopes: () => EVERYWHERE }
}
