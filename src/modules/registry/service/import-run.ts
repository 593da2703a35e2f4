import type { Ctx } from '@/server/context'
import { conflict, DomainError, invalid, notFound } from '@/server/errors'
import { attachable, openFile } from '@/server/files'
import { makeCtx, systemActor } from '@/server/make-context'
import { importCancelled, importFailed, importStarted } from '../events'
import {
  importMapping,
  importSummary,
  mappingOf,
  summaryLine,
  type ImportMapping,
  type ImportSummaryLine,
} from '../import-state'
import { cellText } from '../import/cell'
import { matchColumns } from '../import/match-columns'
import { readSheet, type Sheet } from '../import/read-sheet'
import { SheetError } from '../import/sheet-error'
import { importJob } from '../work'
import { requireEstate } from '../policy'
import type { RunImport, SetImportMapping, StartImport } from '../schemas'
import { importPeople, planPeople, type List } from './import-people'

const SAMPLE_ROWS = 8

/** A draft from an uploaded file: the list is found in it and its columns are matched, by an earlier choice where there is one. */
export async function startImport(ctx: Ctx, input: StartImport): Promise<{ id: string }> {
  requireEstate(ctx, 'registry:import')
  const own = await ctx.db.file.findFirst({
    where: { id: input.fileId, uploadedById: ctx.actor.id },
    select: { id: true },
  })
  if (!own) throw notFound('file')
  const file = await openFile(ctx, own.id)
  const sheet = await sheetOf(await file.bytes(), file.name, input)
  const chosen = await rememberedChoice(ctx, sheet.header)
  const mapping = stateOf(sheet, chosen ?? {}, chosen !== null)
  return ctx.tx(async (tx) => {
    await attachable(tx, [input.fileId], 'list')
    return tx.db.importRun.create({
      select: { id: true },
      data: {
        kind: 'people',
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
  const file = await openFile(ctx, run.fileId)
  const sheet = await sheetOf(await file.bytes(), run.fileName, {
    sheet: input.sheet ?? run.sheet ?? undefined,
    headerRow: input.headerRow,
  })
  const mapping = inFields(() => stateOf(sheet, input.columns, false))
  await change(ctx, run.id, ['draft'], {
    sheet: sheet.sheet,
    headerRow: sheet.headerRow,
    mapping,
    total: 0,
    summary: {},
    outcomes: [],
  })
}

/** Every row's outcome as the estate stands now; nothing is imported. */
export async function dryRun(ctx: Ctx, id: string): Promise<ImportSummaryLine> {
  requireEstate(ctx, 'registry:import')
  const run = await runOf(ctx, id)
  const tried = await planPeople(ctx, await listOf(ctx, run))
  const summary = summaryLine(tried)
  await change(ctx, id, ['draft'], {
    total: tried.plan.outcomes.length,
    summary,
    outcomes: outcomesOf(tried.plan),
  })
  return summary
}

/** Hands the import to the worker. Rows with errors stop it, unless only the good ones were asked for. */
export async function runImport(ctx: Ctx, { id, onlyGood }: RunImport): Promise<void> {
  requireEstate(ctx, 'registry:import')
  const run = await runOf(ctx, id)
  const tried = importSummary.safeParse(run.summary)
  const { rows } = tried.success ? tried.data : await dryRun(ctx, id)
  if (rows.error > 0 && !onlyGood)
    throw conflict(
      'registry.rows_with_errors',
      `${rows.error} rows have errors. Mend them, or import the good rows alone.`,
      { errors: rows.error },
    )
  await ctx.tx(async (tx) => {
    await change(tx, id, ['draft'], { status: 'queued', done: 0 })
    await tx.enqueue(importJob, { payload: { id }, key: id })
    await tx.emit(importStarted, {
      entityId: id,
      payload: { fileName: run.fileName, createdById: run.createdById },
    })
  })
}

/** Stops an import that is not done yet: nothing of it stays. */
export async function cancelImport(ctx: Ctx, id: string): Promise<void> {
  requireEstate(ctx, 'registry:import')
  const run = await runOf(ctx, id)
  await ctx.tx(async (tx) => {
    await change(tx, id, ['draft', 'queued', 'running'], { status: 'cancelled', finishedAt: tx.clock.now() })
    await tx.emit(importCancelled, {
      entityId: id,
      payload: { fileName: run.fileName, createdById: run.createdById },
    })
  })
}

/**
 * The worker's part. Its one transaction commits rows and the word "done" together, so a worker that is killed leaves
 * nothing behind and the next one does it all; two at once do it once.
 */
export async function executeImport(jobCtx: Ctx, id: string): Promise<void> {
  const ctx = makeCtx({ ...jobCtx, actor: systemActor('Import') })
  const { count } = await ctx.db.importRun.updateMany({
    where: { id, status: { in: ['queued', 'running'] } },
    data: { status: 'running', done: 0 },
  })
  if (count === 0) return
  const run = await runOf(ctx, id)
  try {
    await importPeople(ctx, await listOf(ctx, run), {
      run,
      progress: (share) => change(ctx, id, ['running'], { done: Math.floor(run.total * share) }),
      settle: (tx, done) =>
        change(tx, id, ['running'], {
          status: 'done',
          finishedAt: tx.clock.now(),
          total: done.plan.outcomes.length,
          done: done.plan.outcomes.length,
          summary: summaryLine(done),
          outcomes: outcomesOf(done.plan),
        }),
    })
  } catch (error) {
    if (error instanceof DomainError && error.code === MOVED) return
    if (isPassing(error)) throw error
    await fail(ctx, run, error)
  }
}

async function fail(ctx: Ctx, run: Run, error: unknown): Promise<void> {
  const inWords = error instanceof DomainError || error instanceof SheetError
  if (!inWords) ctx.log.error({ err: error, importId: run.id }, 'an import failed')
  const failure = inWords
    ? error.message
    : 'Something went wrong on our side. Nothing was imported; please start it again.'
  await ctx.tx(async (tx) => {
    const { count } = await tx.db.importRun.updateMany({
      where: { id: run.id, status: 'running' },
      data: { status: 'failed', failure, finishedAt: tx.clock.now() },
    })
    if (count === 0) return
    await tx.emit(importFailed, {
      entityId: run.id,
      payload: { fileName: run.fileName, createdById: run.createdById, failure },
    })
  })
}

/** The connection was lost or too long in coming: the queue tries again. */
function isPassing(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return /^(?:P1\d{3}|P2024|P2028|P2034|ECONN\w+|08\w{3}|57P0\d)$/.test(code)
}

// ---------------------------------------------------------------- the record

const RUN = {
  id: true,
  fileId: true,
  fileName: true,
  sheet: true,
  headerRow: true,
  mapping: true,
  status: true,
  total: true,
  summary: true,
  createdById: true,
} as const

async function runOf(ctx: Ctx, id: string) {
  const run = await ctx.db.importRun.findUnique({ where: ctx.key(id), select: RUN })
  if (!run) throw notFound('import')
  return run
}
type Run = Awaited<ReturnType<typeof runOf>>

const MOVED = 'registry.import_moved'

/** Compare-and-set on the state of an import. */
async function change(
  ctx: Pick<Ctx, 'db'>,
  id: string,
  from: Run['status'][],
  data: Parameters<Ctx['db']['importRun']['updateMany']>[0]['data'],
): Promise<void> {
  const { count } = await ctx.db.importRun.updateMany({ where: { id, status: { in: from } }, data })
  if (count === 0)
    throw conflict(MOVED, 'This import is in another state by now. Have a look at it and try again.')
}

/** The list of an import's file, with its columns as they were matched. */
export async function listOf(
  ctx: Ctx,
  run: Pick<Run, 'fileId' | 'fileName' | 'sheet' | 'headerRow' | 'mapping'>,
): Promise<List> {
  const file = await openFile(ctx, run.fileId)
  const where = { sheet: run.sheet ?? undefined, headerRow: run.headerRow ?? undefined }
  const sheet = await sheetOf(await file.bytes(), run.fileName, where)
  return { sheet, mapping: mappingOf(importMapping.parse(run.mapping)), fileName: run.fileName }
}

async function sheetOf(
  bytes: Uint8Array,
  fileName: string,
  where: { sheet?: string; headerRow?: number },
): Promise<Sheet> {
  try {
    return await readSheet(bytes, fileName, where)
  } catch (error) {
    if (error instanceof SheetError)
      throw invalid(`registry.file_${error.code}`, error.message, { fileId: error.message })
    throw error
  }
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

function stateOf(sheet: Sheet, chosen: Record<string, string>, remembered: boolean): ImportMapping {
  return {
    ...matchColumns(sheet, chosen),
    sheets: sheet.sheets,
    alike: sheet.alike,
    header: sheet.header,
    rows: sheet.rows.length,
    top: sheet.top.map(({ row, cells }) => ({ row, cells: cells.map(cellText) })),
    sample: sheet.rows.slice(0, SAMPLE_ROWS).map(({ row, cells }) => ({
      row,
      cells: sheet.header.map((_, column) => cellText(cells[column])),
    })),
    chosen,
    remembered,
  }
}

const REMEMBERED = 20

/** What was chosen for the last imported list with this very header. */
async function rememberedChoice(ctx: Ctx, header: readonly string[]): Promise<Record<string, string> | null> {
  const runs = await ctx.db.importRun.findMany({
    where: { kind: 'people', status: 'done' },
    orderBy: { id: 'desc' },
    take: REMEMBERED,
    select: { mapping: true },
  })
  for (const run of runs) {
    const { success, data } = importMapping.safeParse(run.mapping)
    if (success && data.header.join('\n') === header.join('\n'))
      return Object.keys(data.chosen).length > 0 ? data.chosen : null
  }
  return null
}

function outcomesOf(plan: {
  outcomes: {
    row: number
    action: string
    label: string
    problems: { row: number; column: string; message: string }[]
  }[]
}) {
  return plan.outcomes.map(({ row, action, label, problems }) => ({
    row,
    action,
    label,
    problems: problems.map(({ row, column, message }) => ({ row, column, message })),
  }))
}
