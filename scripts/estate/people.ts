import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  matchColumns,
  missingColumns,
  parseMapOption,
  type Mapping,
} from '@/modules/registry/import/match-columns'
import { readSheet, type Sheet } from '@/modules/registry/import/read-sheet'
import { SheetError } from '@/modules/registry/import/sheet-error'
import { exportPeople } from '@/modules/registry/queries/export'
import { importPeople, planPeople, rowsBy, type Imported } from '@/modules/registry/service/import-people'
import { DomainError } from '@/server/errors'
import { optional, required, UsageError, type Options, type Outcome } from './command'
import { terminalCtx } from './estates'

/** Imports the good rows of a file, or says what an import would do. Rows with errors stop nothing. */
export async function importFile(file: string, options: Options): Promise<Outcome> {
  const ctx = await terminalCtx(required(options, 'estate'))
  const fileName = path.basename(file)
  const headerRow = headerRowOf(optional(options, 'header-row'))
  const sheetName = optional(options, 'sheet')
  const sheet = await readSheet(file, fileName, { sheet: sheetName, headerRow }).catch(withHint)
  if (sheetName !== undefined && sheet.sheets.length === 0)
    throw new UsageError(`${fileName} is a text file, which has no sheets: leave --sheet out.`)
  const mapping = matchColumns(sheet, Object.fromEntries(mapOptions(options).map(parseMapOption)))
  refuseWithoutColumns(mapping, sheet)
  const isTry = options['dry-run'] === true
  const done = isTry
    ? await planPeople(ctx, { sheet, mapping })
    : await importPeople(ctx, { sheet, mapping, fileName })
  const json = {
    estate: ctx.estate.slug,
    file: fileName,
    dryRun: isTry,
    ...placeOf(sheet, mapping),
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

function placeOf(sheet: Sheet, mapping: Mapping) {
  const columns = mapping.columns.map(({ letter, header, field, party, confidence }) => ({
    column: letter,
    header,
    field: field && party ? `${party}.${field}` : field,
    confidence,
  }))
  return { sheet: sheet.sheet, headerRow: sheet.headerRow, columns }
}

/** `created`, `updated` and `skipped` count rows of the file; what they hold is told by kind beside them. */
function figuresOf({ plan, summary }: Imported) {
  const { units, people, occupancies, vehicles, created, updated, errors, flags } = summary
  return {
    units,
    people,
    occupancies,
    vehicles,
    created: rowsBy(plan, 'create'),
    updated: rowsBy(plan, 'update'),
    skipped: rowsBy(plan, 'skip'),
    createdByKind: created,
    updatedByKind: updated,
    errors,
    flags,
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
    `The good rows hold ${report.units} units, ${report.people} people, ${report.occupancies} occupancies and ${report.vehicles} vehicles.`,
    `Rows: ${report.created} ${would}created, ${report.updated} ${would}updated, ${report.skipped} skipped, ${new Set(errors.map(({ row }) => row)).size} with errors.`,
    `New: ${made.units} units, ${made.people} people, ${made.occupancies} occupancies, ${made.vehicles} vehicles. Changed: ${changed.units} units, ${changed.people} people, ${changed.occupancies} occupancies, ${changed.vehicles} vehicles.`,
    ...some(errors.map(({ row, column, message }) => `  row ${row}, ${column}: ${message}`)),
    ...(flags.length > 0
      ? [
          `Worth a look: ${flags.length}`,
          ...some(flags.map(({ row, message }) => `  row ${row}: ${message}`)),
        ]
      : []),
  ].join('\n')
}

function some(lines: readonly string[]): string[] {
  const left = lines.length - MOST_SHOWN
  return left > 0 ? [...lines.slice(0, MOST_SHOWN), `  and ${left} more (--json lists all)`] : [...lines]
}

/** One sentence for the whole list instead of the same one for every row. */
function refuseWithoutColumns(mapping: Mapping, { header }: Sheet): void {
  const [missing] = missingColumns(mapping)
  if (!missing) return
  const field = missing === 'unit' ? 'unit' : 'fullName'
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
