import { requireRoom } from '@/server/room'
import type { Ctx } from '@/server/context'
import { conflict, invalid, notFound } from '@/server/errors'
import { attachable, openFile } from '@/server/files'
import { importCancelled, importStarted } from '../events'
import {
  importMapping,
  importSummary,
  outcomesOf,
  summaryLine,
  type ImportMapping,
  type ImportSummaryLine,
} from '../import-state'
import { cellText } from '../import/cell'
import type { Sheet } from '../import/read-sheet'
import { SheetError } from '../import/sheet-error'
import { requireEstate } from '../policy'
import type { RunImport, SetImportMapping, StartImport } from '../schemas'
import { importJob } from '../work'
import { importKind } from './import-kinds'
import { rememberMatch, rememberedChoice } from './import-match'
import { change, listOf, lockImports, matched, planned, runOf, sheetOf, startNext } from './import-record'
import { forgetLater } from './import-work'

const SAMPLE_ROWS = 8

/** A draft from an uploaded file: the list is found in it and its columns are matched, as an earlier one's where there is one. */
export async function startImport(ctx: Ctx, input: StartImport): Promise<{ id: string }> {
  const kind = await importKind(ctx, input.kind)
  const own = await ctx.db.file.findFirst({
    where: { id: input.fileId, uploadedById: ctx.actor.id },
    select: { id: true },
  })
  if (!own) throw notFound('file')
  const file = await openFile(ctx, own.id)
  const sheet = await sheetOf(await file.bytes(), file.name, kind, input)
  const mapping = await firstMapping(ctx, input.kind, sheet)
  return ctx.tx(async (tx) => {
    await attachable(tx, [input.fileId], 'list')
    return tx.db.importRun.create({
      select: { id: true },
      data: {
        kind: input.kind,
        fileId: input.fileId,
        fileName: file.name,
        sheet: sheet.sheet,
        headerRow: sheet.headerRow,
        mapping,
        createdById: tx.actor.id,
      },
    })
  })
}

/** Another sheet, another header row, or columns matched by hand; a try that was made before no longer counts. */
export async function setImportMapping(ctx: Ctx, input: SetImportMapping): Promise<void> {
  requireEstate(ctx, 'registry:import')
  const run = await runOf(ctx, input.id)
  const kind = await importKind(ctx, run.kind)
  const file = await openFile(ctx, run.fileId)
  const sheet = await sheetOf(await file.bytes(), run.fileName, kind, {
    sheet: input.sheet ?? run.sheet ?? undefined,
    headerRow: input.headerRow,
  })
  const { columns } = input
  const mapping = columns
    ? inFields(() => stateOf(sheet, matched(kind, sheet, columns), columns, false))
    : await firstMapping(ctx, run.kind, sheet)
  await change(ctx, run.id, ['draft'], {
    sheet: sheet.sheet,
    headerRow: sheet.headerRow,
    mapping,
    total: 0,
    summary: {},
    outcomes: [],
  })
}

/** Columns by their names, or as those of the last list with the same headings were matched. */
async function firstMapping(ctx: Ctx, name: string, sheet: Sheet): Promise<ImportMapping> {
  const kind = await importKind(ctx, name)
  const byName = matched(kind, sheet, {})
  const chosen = await rememberedChoice(ctx, name, sheet.header, byName)
  if (!chosen) return stateOf(sheet, byName, {}, false)
  return stateOf(sheet, matched(kind, sheet, chosen), chosen, true)
}

/** Every row's outcome as the estate stands now; nothing is imported. */
export async function dryRun(ctx: Ctx, id: string): Promise<ImportSummaryLine> {
  requireEstate(ctx, 'registry:import')
  const run = await runOf(ctx, id)
  const kind = await importKind(ctx, run.kind)
  const tried = await planned(ctx, kind, await listOf(ctx, kind, run))
  const summary = summaryLine(tried)
  await change(ctx, id, ['draft'], { total: tried.outcomes.length, summary, outcomes: outcomesOf(tried) })
  return summary
}

/** Hands the import to the worker. Rows with errors stop it, unless only the good ones were asked for. */
export async function runImport(ctx: Ctx, { id, onlyGood }: RunImport): Promise<void> {
  requireEstate(ctx, 'registry:import')
  const run = await runOf(ctx, id)
  await importKind(ctx, run.kind)
  const tried = importSummary.safeParse(run.summary)
  const { rows, created } = tried.success ? tried.data : await dryRun(ctx, id)
  if (rows.error > 0 && !onlyGood)
    throw conflict(
      'registry.rows_with_errors',
      `${rows.error} rows have errors. Mend them, or import the good rows alone.`,
      { errors: rows.error },
    )
  await ctx.tx(async (tx) => {
    // Before the work begins, with nothing of it lost: the draft stays.
    await requireRoom(tx, 'units', created.units)
    await change(tx, id, ['draft'], { status: 'queued', done: 0 })
    await rememberMatch(tx, run.kind, importMapping.parse(run.mapping))
    await tx.enqueue(importJob, { payload: { id }, key: id })
    await tx.emit(importStarted, {
      entityId: id,
      payload: { fileName: run.fileName, createdById: run.createdById },
    })
  })
}

/** Gives a draft up, or stops an import between two of its parts: what is done stays, and can be taken back. */
export async function cancelImport(ctx: Ctx, id: string): Promise<void> {
  requireEstate(ctx, 'registry:import')
  const run = await runOf(ctx, id)
  await ctx.tx(async (tx) => {
    await lockImports(tx)
    const wasRunning = await tx.db.importRun.count({ where: { id, status: 'running' } })
    await change(tx, id, ['draft', 'queued', 'running'], { status: 'cancelled', finishedAt: tx.clock.now() })
    await tx.db.importPart.deleteMany({ where: { runId: id } })
    if (wasRunning > 0) {
      await forgetLater(tx, id)
      await startNext(tx)
    }
    await tx.emit(importCancelled, {
      entityId: id,
      payload: { fileName: run.fileName, createdById: run.createdById },
    })
  })
}

function inFields<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof SheetError)
      throw invalid(`registry.file_${error.code}`, error.message, { columns: error.message })
    throw error
  }
}

function stateOf(
  sheet: Sheet,
  columns: Pick<ImportMapping, 'columns' | 'implied'>,
  chosen: Record<string, string>,
  remembered: boolean,
): ImportMapping {
  return {
    ...columns,
    sheets: sheet.sheets,
    alike: sheet.alike,
    header: sheet.header,
    rows: sheet.rows.length,
    from1904: sheet.from1904,
    top: sheet.top.map(({ row, cells }) => ({ row, cells: cells.map(cellText) })),
    sample: sheet.rows.slice(0, SAMPLE_ROWS).map(({ row, cells }) => ({
      row,
      cells: sheet.header.map((_, column) => cellText(cells[column])),
    })),
    chosen,
    remembered,
  }
}
