import type { Ctx, TxCtx } from '@/server/context'
import { conflict, invalid, notFound } from '@/server/errors'
import { openFile } from '@/server/files'
import type { ImportKind, ImportList, PlannedImport } from '@/server/import-kind'
import { columnsOf, importMapping } from '../import-state'
import { FieldMatcher } from '../import/match-fields'
import { readSheet, type Sheet } from '../import/read-sheet'
import { SheetError } from '../import/sheet-error'
import { importJob } from '../work'

const RUN = {
  id: true,
  kind: true,
  fileId: true,
  fileName: true,
  sheet: true,
  headerRow: true,
  mapping: true,
  status: true,
  total: true,
  done: true,
  summary: true,
  createdById: true,
  finishedAt: true,
} as const

export async function runOf(ctx: Ctx, id: string) {
  const run = await ctx.db.importRun.findUnique({ where: ctx.key(id), select: RUN })
  if (!run) throw notFound('import')
  return run
}
export type Run = Awaited<ReturnType<typeof runOf>>

/** Compare-and-set on the state of an import. */
export async function change(
  ctx: Pick<Ctx, 'db'>,
  id: string,
  from: Run['status'][],
  data: Parameters<Ctx['db']['importRun']['updateMany']>[0]['data'],
): Promise<void> {
  const { count } = await ctx.db.importRun.updateMany({ where: { id, status: { in: from } }, data })
  if (count === 0)
    throw conflict(
      'registry.import_moved',
      'This import is in another state by now. Have a look at it and try again.',
    )
}

/** Which imports of the estate are under way is decided by one at a time. */
export async function lockImports(tx: TxCtx): Promise<void> {
  await tx.db
    .$queryRaw`SELECT pg_advisory_xact_lock(hashtext('registry.import'), hashtext(${tx.estate.id}))::text`
}

/** Whether another import of the estate is being written or taken back. */
export async function othersUnderWay(tx: TxCtx, id: string): Promise<boolean> {
  const other = await tx.db.importRun.findFirst({
    where: { status: { in: ['running', 'undoing'] }, id: { not: id } },
    select: { id: true },
  })
  return other !== null
}

/** The next import that waits gets its turn. */
export async function startNext(tx: TxCtx): Promise<void> {
  const next = await tx.db.importRun.findFirst({
    where: { status: 'queued' },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  if (next) await tx.enqueue(importJob, { payload: { id: next.id }, key: next.id })
}

/** The list of an import's file, with its columns as they were matched. */
export async function listOf(
  ctx: Ctx,
  kind: ImportKind,
  run: Pick<Run, 'fileId' | 'fileName' | 'sheet' | 'headerRow' | 'mapping'>,
): Promise<ImportList> {
  const file = await openFile(ctx, run.fileId)
  const where = { sheet: run.sheet ?? undefined, headerRow: run.headerRow ?? undefined }
  const sheet = await sheetOf(await file.bytes(), run.fileName, kind, where)
  return { sheet, columns: columnsOf(importMapping.parse(run.mapping)) }
}

/** @throws DomainError in words for the person who chose the file */
export async function sheetOf(
  bytes: Uint8Array,
  fileName: string,
  kind: ImportKind,
  where: { sheet?: string; headerRow?: number },
): Promise<Sheet> {
  try {
    return await readSheet(bytes, fileName, { ...where, headerFields: headerFieldsOf(kind) })
  } catch (error) {
    if (error instanceof SheetError)
      throw invalid(`registry.file_${error.code}`, error.message, { fileId: error.message })
    throw error
  }
}

/** The names that a header of this kind of list can have, where they aren't those of people. */
export function headerFieldsOf(kind: ImportKind) {
  return kind.match ? undefined : new FieldMatcher(kind.fields).headerFields
}

export function matched(kind: ImportKind, sheet: Sheet, chosen: Readonly<Record<string, string>>) {
  return kind.match ? kind.match(sheet, chosen) : new FieldMatcher(kind.fields).match(sheet, chosen)
}

export function missingOf(kind: ImportKind, columns: ImportList['columns']): string[] {
  return kind.missing ? kind.missing(columns) : new FieldMatcher(kind.fields).missing(columns)
}

/**
 * What an import of a list would do to the estate as it stands. Every import begins here: its dry run, its work in the
 * background and the one from a terminal.
 */
export function planned(ctx: Ctx, kind: ImportKind, list: ImportList): Promise<PlannedImport> {
  return kind.plan(ctx, list)
}
