import type { Ctx, TxCtx } from '@/server/context'
import { conflict } from '@/server/errors'
import type { ImportKind, ImportTable } from '@/server/import-kind'
import { makeCtx, systemActor } from '@/server/make-context'
import { importUndone, importUndoStarted } from '../events'
import { requireEstate } from '../policy'
import { undoJob } from '../work'
import { importKind } from './import-kinds'
import { change, lockImports, othersUnderWay, runOf, startNext, type Run } from './import-record'
import { undoUntil } from './import-work'

const AT_ONCE = 400

/** Hands it to the worker to take a whole import back, within a day of its end. */
export async function undoImport(ctx: Ctx, id: string): Promise<void> {
  requireEstate(ctx, 'registry:import')
  const run = await runOf(ctx, id)
  await importKind(ctx, run.kind)
  await ctx.tx(async (tx) => {
    await lockImports(tx)
    const { finishedAt } = await runOf(tx, id)
    if (!finishedAt || undoUntil(finishedAt) <= tx.clock.now())
      throw conflict('registry.too_late_to_undo', 'An import can be undone for 24 hours after its end.')
    if (await othersUnderWay(tx, id))
      throw conflict(
        'registry.import_under_way',
        'Another import is under way. Wait until it is done, then undo this one.',
      )
    const undoTotal = await tx.db.importChange.count({ where: { runId: id } })
    if (undoTotal === 0)
      throw conflict('registry.nothing_to_undo', 'This import has changed nothing that could be undone.')
    await change(tx, id, ['done', 'cancelled', 'failed'], {
      status: 'undoing',
      undoDone: 0,
      undoTotal,
      undoneById: tx.actor.id,
    })
    await tx.enqueue(undoJob, { payload: { id }, key: id })
    await tx.emit(importUndoStarted, {
      entityId: id,
      payload: { fileName: run.fileName, createdById: run.createdById },
    })
  })
}

/** The worker's part: some records at a time, so that another worker goes on where one was killed. */
export async function executeUndo(jobCtx: Ctx, id: string): Promise<void> {
  const ctx = makeCtx({ ...jobCtx, actor: systemActor('Import') })
  const run = await runOf(ctx, id)
  if (run.status !== 'undoing') return
  const kind = await importKind(ctx, run.kind)
  while (await undoNext(ctx, kind, id)) continue
  await finishUndo(ctx, run)
}

async function undoNext(ctx: Ctx, kind: ImportKind, id: string): Promise<boolean> {
  return ctx.tx(async (tx) => {
    const [locked] = await tx.db.$queryRaw<{ status: string; undo_done: number }[]>`
      SELECT status::text AS status, undo_done FROM import_run WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    if (locked?.status !== 'undoing') return false
    if (locked.undo_done === 0) await keepWithTheirs(tx, kind, id)
    for (const table of kind.tables) {
      const changes = await openChanges(tx, id, table)
      if (changes.length === 0) continue
      await undoSome(tx, kind, table, changes)
      await tx.db.$executeRaw`
        UPDATE import_run SET undo_done = (SELECT count(*) FROM import_change c WHERE c.run_id = ${id}::uuid
          AND c.undone_at IS NOT NULL) WHERE id = ${id}::uuid`
      return true
    }
    return false
  })
}

/** Whoever has claimed or edited a record keeps what came along with it: the tie to the unit, the car. */
async function keepWithTheirs(tx: TxCtx, kind: ImportKind, runId: string): Promise<void> {
  for (const { name, follows } of kind.tables)
    if (follows)
      await tx.db.$executeRaw`
        UPDATE import_change c SET kept = 'theirs', undone_at = now()
        FROM import_change m, import_current(${follows.table}, m.record_id) AS now
        WHERE c.run_id = ${runId}::uuid AND c.record = ${name} AND c.undone_at IS NULL AND c.before IS NULL
          AND m.run_id = c.run_id AND m.record = ${follows.table} AND m.before IS NULL
          AND m.record_id = (c.after->>${follows.column})::uuid
          AND import_kept(m.before, m.after, now) IS NOT NULL`
}

function openChanges(tx: TxCtx, runId: string, { name }: ImportTable) {
  return tx.db.importChange.findMany({
    where: { runId, record: name, undoneAt: null },
    orderBy: { id: 'desc' },
    take: AT_ONCE,
    select: { id: true, before: true, after: true },
  })
}

type Change = Awaited<ReturnType<typeof openChanges>>[number]

async function undoSome(tx: TxCtx, kind: ImportKind, table: ImportTable, changes: readonly Change[]) {
  const ids = changes.map(({ id }) => id)
  const kept = await tx.db.$queryRaw<{ id: string; kept: string | null }[]>`
    SELECT c.id::text AS id, import_undo(c.id, ${[...(table.settled ?? [])]}::text[]) AS kept
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS c(id, n) ORDER BY c.n`
  await tx.db.$executeRaw`
    UPDATE import_change c SET undone_at = now(), kept = r.kept
    FROM json_to_recordset(${JSON.stringify(kept)}::json) AS r(id uuid, kept text) WHERE c.id = r.id`
  const stay = new Set(kept.filter((one) => one.kept !== null).map(({ id }) => id))
  const gone = changes.filter(({ id }) => !stay.has(id))
  await kind.settle?.(
    tx,
    gone.map(({ before, after }) => ({ table: table.name, before, after })),
  )
}

async function finishUndo(ctx: Ctx, run: Run): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockImports(tx)
    const all = await tx.db.importChange.count({ where: { runId: run.id } })
    const kept = await tx.db.importChange.count({ where: { runId: run.id, kept: { not: null } } })
    const { count } = await tx.db.importRun.updateMany({
      where: { id: run.id, status: 'undoing' },
      data: { status: 'undone', undoneAt: tx.clock.now(), undoDone: all },
    })
    if (count === 0) return
    await forget(tx, run.id)
    await startNext(tx)
    await tx.emit(importUndone, {
      entityId: run.id,
      payload: { fileName: run.fileName, createdById: run.createdById, undone: all - kept, kept },
    })
  })
}

/** When an import can no longer be taken back: the values before and after are nobody's business any more. */
export async function forgetImport(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockImports(tx)
    const { status } = await runOf(tx, id)
    if (status !== 'undoing') await forget(tx, id)
  })
}

/** Only what stayed is still listed, by its name. */
async function forget(tx: TxCtx, id: string): Promise<void> {
  await tx.db.importChange.deleteMany({ where: { runId: id, kept: null } })
  await tx.db.$executeRaw`UPDATE import_change SET before = NULL, after = NULL WHERE run_id = ${id}::uuid`
}
