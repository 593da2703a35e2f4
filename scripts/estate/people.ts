import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseMapOption } from '@/modules/registry/import/match-columns'
import { readSheet, type Sheet } from '@/modules/registry/import/read-sheet'
import { SheetError } from '@/modules/registry/import/sheet-error'
import { summaryLine } from '@/modules/registry/import-state'
import { exportPeople } from '@/modules/registry/queries/export'
import { importKind } from '@/modules/registry/service/import-kinds'
import { headerFieldsOf, matched, missingOf, planned } from '@/modules/registry/service/import-record'
import { importAtOnce } from '@/modules/registry/service/import-work'
import { DomainError } from '@/server/errors'
import type { ImportColumns, PlannedImport } from '@/server/import-kind'
import { optional, required, UsageError, type Options, type Outcome } from './command'
import { terminalCtx } from './estates'

/** Imports the good rows of a file, or says what an import would do. Rows with errors stop nothing. */
export async function importFile(name: string, file: string, options: Options): Promise<Outcome> {
  const ctx = await terminalCtx(required(options, 'estate'))
  const kind = await importKind(ctx, name)
  const fileName = path.basename(file)
  const headerRow = headerRowOf(optional(options, 'header-row'))
  const sheetName = optional(options, 'sheet')
  const sheet = await readSheet(file, fileName, {
    sheet: sheetName,
    headerRow,
    headerFields: headerFieldsOf(kind),
  }).catch(withHint)
  if (sheetName !== undefined && sheet.sheets.length === 0)
    throw new UsageError(`${fileName} is a text file, which has no sheets: leave --sheet out.`)
  const columns = matched(kind, sheet, Object.fromEntries(mapOptions(options).map(parseMapOption)))
  refuseWithoutColumns(missingOf(kind, columns), sheet)
  const isTry = options['dry-run'] === true
  const done = isTry
    ? await planned(ctx, kind, { sheet, columns })
    : await importAtOnce(ctx, kind, { sheet, columns, fileName })
  const json = {
    estate: ctx.estate.slug,
    file: fileName,
    dryRun: isTry,
    ...placeOf(sheet, columns),
    ...figuresOf(done),
  }
  return { words: wordsOf(json), json }
}

function withHint(error: unknown): never {
  if (!(error instanceof SheetError) || error.code !== 'no_header') throw error
  throw new SheetError(
    'no_header',
    `${error.message} A list without one takes --header-row 0; its columns are then A, B, C…`,
  )
}

function mapOptions(options: Options): string[] {
  const given = options.map
  return (Array.isArray(given) ? given : []).filter((one) => typeof one === 'string')
}

function headerRowOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,5}$/.test(text))
    throw new UsageError('--header-row is a row number, or 0 for a list without a header.')
  return Number(text)
}

function placeOf(sheet: Sheet, mapping: ImportColumns) {
  const columns = mapping.columns.map(({ letter, header, field, party, confidence }) => ({
    column: letter,
    header,
    field: field && party ? `${party}.${field}` : field,
    confidence,
  }))
  return { sheet: sheet.sheet, headerRow: sheet.headerRow, columns }
}

/** `created`, `updated` and `skipped` count rows of the file; what they hold is told by kind beside them. */
function figuresOf(plan: PlannedImport) {
  const { rows } = summaryLine(plan)
  return {
    ...plan.found,
    found: plan.found,
    created: rows.create,
    updated: rows.update,
    skipped: rows.skip,
    createdByKind: plan.created,
    updatedByKind: plan.updated,
    errors: plan.outcomes.flatMap(({ problems }) => problems),
    flags: plan.flags,
  }
}

type Report = ReturnType<typeof figuresOf> & ReturnType<typeof placeOf> & { dryRun: boolean; file: string }

const MOST_SHOWN = 50

function wordsOf(report: Report): string {
  const { createdByKind: made, updatedByKind: changed, errors, flags } = report
  const would = report.dryRun ? 'would be ' : ''
  const unused = report.columns.filter(({ field, header }) => field === null && header !== '')
  return [
    `${report.file}, sheet “${report.sheet}”, header in row ${report.headerRow}`,
    ...report.columns.flatMap(({ header, column, field }) =>
      field ? [`  ${header || column} → ${field}`] : [],
    ),
    ...(unused.length > 0 ? [`  not imported: ${unused.map(({ header }) => header).join(', ')}`] : []),
    `The good rows hold ${counted(report.found)}.`,
    `Rows: ${report.created} ${would}created, ${report.updated} ${would}updated, ${report.skipped} skipped, ${new Set(errors.map(({ row }) => row)).size} with errors.`,
    `New: ${counted(made)}. Changed: ${counted(changed)}.`,
    ...some(errors.map(({ row, column, message }) => `  row ${row}, ${column}: ${message}`)),
    ...(flags.length > 0
      ? [
          `Worth a look: ${flags.length}`,
          ...some(flags.map(({ row, message }) => `  row ${row}: ${message}`)),
        ]
      : []),
  ].join('\n')
}

/** "12 people, 3 units and 4 vehicles". */
function counted(counts: Record<string, number>): string {
  const parts = Object.entries(counts).map(([what, count]) => `${count} ${what}`)
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts)
}

function some(lines: readonly string[]): string[] {
  const left = lines.length - MOST_SHOWN
  return left > 0 ? [...lines.slice(0, MOST_SHOWN), `  and ${left} more (--json lists all)`] : [...lines]
}

/** One sentence for the whole list instead of the same one for every row. */
function refuseWithoutColumns([missing]: readonly string[], { header }: Sheet): void {
  if (!missing) return
  const field = missing === 'name' ? 'fullName' : missing
  throw new DomainError(
    'VALIDATION_ERROR',
    `registry.no_${missing}_column`,
    `No column holds the ${missing}. Say which one does, such as --map "${header.find(Boolean) ?? 'A'}=${field}".`,
  )
}

/** Writes the estate's people into a file that an import understands. */
export async function exportFile(options: Options): Promise<Outcome> {
  const out = required(options, 'out')
  const format = path.extname(out).toLowerCase().replace('.', '')
  if (format !== 'xlsx' && format !== 'csv') throw new UsageError('--out ends in .xlsx or .csv.')
  const ctx = await terminalCtx(required(options, 'estate'))
  const file = await exportPeople(ctx, new URLSearchParams({ format }))
  await writeFile(out, file.bytes)
  return {
    words: `${file.rows} rows are in ${out}.`,
    json: { estate: ctx.estate.slug, file: out, format, rows: file.rows },
  }
}
