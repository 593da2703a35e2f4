import { randomUUID } from 'node:crypto'
import type { Ctx, TxCtx } from '@/server/context'
import { planAnew } from '@/server/db/plans'
import { DomainError } from '@/server/errors'
import type { ImportKind, ImportList, PlannedImport } from '@/server/import-kind'
import { makeCtx, systemActor } from '@/server/make-context'
import { requireRoom } from '@/server/room'
import { importFailed, importFinished } from '../events'
import { importSummary, outcomesOf, summaryLine } from '../import-state'
import { SheetError } from '../import/sheet-error'
import { forgetJob } from '../work'
import { importKind } from './import-kinds'
import { closeNotes, NO_NOTES, notesOf } from './import-notes'
import { listOf, lockImports, othersUnderWay, planned, runOf, startNext, type Run } from './import-record'

const UNDO_MS = 24 * 3_600_000
const MOST_PLANS = 5

/** Until when an import can be taken back. */
export function undoUntil(finishedAt: Date): Date {
  return new Date(finishedAt.getTime() + UNDO_MS)
}

/**
 * The worker's part. The plan is kept with the import, and each part of it is committed together with the word that it
 * is done: where a worker is killed or stops the next goes on, and of several at once each part is done by one.
 */
export async function executeImport(
  jobCtx: Ctx,
  id: string,
  isStopping: () => boolean = () => false,
): Promise<void> {
  const ctx = makeCtx({ ...jobCtx, actor: systemActor('Import') })
  const run = await runOf(ctx, id)
  if (run.status !== 'queued' && run.status !== 'running') return
  const kind = await importKind(ctx, run.kind)
  try {
    for (let plans = 1; ; plans++)
      try {
        if (!(await prepare(ctx, kind, run, plans > 1))) return
        while (await writeNext(ctx, kind, id)) if (isStopping()) throw stopping()
        await finish(ctx, run)
        return
      } catch (error) {
        // Somebody has made by hand meanwhile what a part was about to make: what is left is planned anew.
        if (plans === MOST_PLANS || !isClash(error)) throw error
      }
  } catch (error) {
    if (isPassing(error)) throw error
    await fail(ctx, run, error)
  }
}

/**
 * Plans what is to be written, unless that stands already or is to be planned `again`. False where another import of the
 * estate goes first.
 */
async function prepare(ctx: Ctx, kind: ImportKind, run: Run, again: boolean): Promise<boolean> {
  const { id } = run
  const list = await listOf(ctx, kind, run)
  return ctx.tx(async (tx) => {
    await lockImports(tx)
    if (await othersUnderWay(tx, id)) return false
    const status = await lockRun(tx, id)
    if (status !== 'queued' && status !== 'running') return false
    if (again) await tx.db.importPart.deleteMany({ where: { runId: id, doneAt: null } })
    const { _count, _max } = await tx.db.importPart.aggregate({
      where: { runId: id },
      _count: true,
      _max: { rows: true, seq: true },
    })
    if (status === 'running' && _count > 0 && !again) return true
    const plan = await planned(tx, kind, list)
    const from = { rows: _max.rows ?? 0, seq: _max.seq ?? 0 }
    await tx.db.importPart.createMany({ data: partsOf(plan, id, from) })
    await tx.db.importRun.updateMany({
      where: { id },
      data: {
        status: 'running',
        total: plan.outcomes.length,
        // What is done keeps what was said of it.
        ...(from.seq === 0 && { done: 0, summary: summaryLine(plan), outcomes: outcomesOf(plan) }),
      },
    })
    return true
  })
}

async function lockRun(tx: TxCtx, id: string): Promise<string | undefined> {
  const [locked] = await tx.db.$queryRaw<{ status: string }[]>`
    SELECT status::text AS status FROM import_run WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  return locked?.status
}

function partsOf({ parts, outcomes }: PlannedImport, runId: string, from: { rows: number; seq: number }) {
  const places = new Map(outcomes.map(({ row }, index) => [row, index + 1]))
  return parts.map(({ lastRow, work }, index) => ({
    runId,
    seq: from.seq + index + 1,
    rows: Math.max(from.rows, places.get(lastRow) ?? outcomes.length),
    work,
  }))
}

/** Writes the next part; false where there is none left, or the import was cancelled. */
async function writeNext(ctx: Ctx, kind: ImportKind, id: string): Promise<boolean> {
  return ctx.tx(async (tx) => {
    if ((await lockRun(tx, id)) !== 'running') return false
    const part = await tx.db.importPart.findFirst({
      where: { runId: id, doneAt: null },
      orderBy: { seq: 'asc' },
      select: { seq: true, rows: true, work: true },
    })
    if (!part) return false
    await planAnew(tx.db)
    const left = await kind.apply(tx, part.work, notesOf(tx, id, part.seq))
    await closeNotes(tx, id, part.seq)
    await tx.db.importPart.updateMany({
      where: { runId: id, seq: part.seq },
      data: { doneAt: tx.clock.now(), work: {} },
    })
    await tx.db.importRun.updateMany({
      where: { id },
      data: { done: part.rows, ...(left.length > 0 && { summary: await withFlags(tx, id, left) }) },
    })
    return true
  })
}

async function withFlags(tx: TxCtx, id: string, left: Awaited<ReturnType<ImportKind['apply']>>) {
  const { summary } = await runOf(tx, id)
  const known = importSummary.parse(summary)
  return { ...known, flags: [...known.flags, ...left].sort((a, b) => a.row - b.row) }
}

async function finish(ctx: Ctx, { id, fileName, createdById }: Run): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockImports(tx)
    if ((await lockRun(tx, id)) !== 'running') return
    const open = await tx.db.importPart.count({ where: { runId: id, doneAt: null } })
    if (open > 0) return
    const { summary, total } = await runOf(tx, id)
    const { created, updated, rows } = importSummary.parse(summary)
    await tx.db.importRun.updateMany({
      where: { id },
      data: { status: 'done', finishedAt: tx.clock.now(), done: total },
    })
    await tx.db.importPart.deleteMany({ where: { runId: id } })
    await forgetLater(tx, id)
    await startNext(tx)
    await tx.emit(importFinished, {
      entityId: id,
      payload: { fileName, createdById, created, updated, skipped: rows.skip, failed: rows.error },
    })
  })
}

/** What is kept for taking an import back goes when that is no longer possible. */
export async function forgetLater(tx: TxCtx, id: string): Promise<void> {
  await tx.enqueue(forgetJob, { payload: { id }, runAt: undoUntil(tx.clock.now()), key: id })
}

async function fail(ctx: Ctx, run: Run, error: unknown): Promise<void> {
  const inWords = error instanceof DomainError || error instanceof SheetError
  if (!inWords) ctx.log.error({ err: error, importId: run.id }, 'an import failed')
  const failure = inWords ? error.message : 'Something went wrong on our side. Please start it again.'
  await ctx.tx(async (tx) => {
    await lockImports(tx)
    const { count } = await tx.db.importRun.updateMany({
      where: { id: run.id, status: { in: ['queued', 'running'] } },
      data: { status: 'failed', failure, finishedAt: tx.clock.now() },
    })
    if (count === 0) return
    await tx.db.importPart.deleteMany({ where: { runId: run.id } })
    await forgetLater(tx, run.id)
    await startNext(tx)
    await tx.emit(importFailed, {
      entityId: run.id,
      payload: { fileName: run.fileName, createdById: run.createdById, failure },
    })
  })
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** Between two parts there is nothing to lose: the queue gives it to another worker. */
const stopping = () => Object.assign(new Error('this worker stops; the next goes on'), { code: 'P1017' })

/** The connection was lost or too long in coming: the queue tries again. */
function isPassing(error: unknown): boolean {
  return /^(?:P1\d{3}|P2024|P2028|P2034|ECONN\w+|08\w{3}|57P0\d)$/.test(codeOf(error))
}

/** A unique value was taken, or a record is gone, since the list was compared with the estate. */
function isClash(error: unknown): boolean {
  if (/^P200[23]$/.test(codeOf(error))) return true
  return codeOf(error) === 'P2010' && /\b(?:23505|23503)\b/.test(JSON.stringify(error))
}

/** Imports the good rows of a list at once, all or none; for a terminal. */
export async function importAtOnce(
  ctx: Ctx,
  kind: ImportKind,
  { fileName, ...list }: ImportList & { fileName: string },
): Promise<PlannedImport> {
  return ctx.tx(async (tx) => {
    await lockImports(tx)
    const plan = await planned(tx, kind, list)
    const { rows, created, updated } = summaryLine(plan)
    await requireRoom(tx, 'units', created.units)
    const left = []
    for (const { work } of plan.parts) {
      await planAnew(tx.db)
      left.push(...(await kind.apply(tx, work, NO_NOTES)))
    }
    await tx.emit(importFinished, {
      entityId: randomUUID(),
      payload: { fileName, createdById: null, created, updated, skipped: rows.skip, failed: rows.error },
    })
    return { ...plan, flags: [...plan.flags, ...left].sort((a, b) => a.row - b.row) }
  })
}
