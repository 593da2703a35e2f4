import { TZDate } from '@date-fns/tz'
import { format as formatDate } from 'date-fns'
import { z } from 'zod'
import { writeCsv } from '@/lib/csv'
import { writeXlsx, type XlsxValue } from '@/lib/xlsx'
import { writePlatformEvent } from './audit'
import type { Ctx, OperatorCtx } from './context'
import { unsafeAcrossEstates } from './db/client'
import { invalid } from './errors'
import { defineEvent } from './events'
import type { Download } from './module'

/** A cell of a list: a `Date` is a moment, shown in the reader's zone; `{ day }` is a day of the calendar. */
export type ListCell = string | number | boolean | Date | { day: string } | null | undefined

/** What a list's file is made of. Whoever hands over the rows has asked the policy for them. */
export type ListFile<Row> = {
  /** Names the list in the audit trail and in the file's name. */
  list: string
  /** The name of the sheet. */
  title: string
  /** A header in the reader's words, and what stands beneath it. */
  columns: readonly (readonly [header: string, cell: (row: Row) => ListCell])[]
  rows: Iterable<Row> | AsyncIterable<Row>
}

const MIME = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

type ListFormat = keyof typeof MIME

/** More than a spreadsheet is good for, and what one download may hold in memory. */
const MOST_ROWS = 50_000

/** Personal data left the estate as a file; stands in the audit trail. */
const listExported = defineEvent(
  'list.exported',
  'estate',
  z.object({ list: z.string(), rows: z.number(), format: z.enum(['xlsx', 'csv']) }),
)

/**
 * A list of the estate as a file in the format that the address asks for, written into the audit trail.
 * @throws DomainError VALIDATION_ERROR where it is longer than a file may be
 */
export async function listFile<Row>(
  ctx: Ctx,
  query: URLSearchParams,
  file: ListFile<Row>,
): Promise<Download & { rows: number }> {
  const made = await makeFile(query, file, { name: ctx.estate.slug, timeZone: ctx.estate.timeZone })
  const payload = { list: file.list, rows: made.rows, format: formatOf(query) }
  await ctx.tx((tx) => tx.emit(listExported, { entityId: tx.estate.id, payload }))
  return made
}

/** The same for a list of the console; times are in UTC there. */
export async function operatorListFile<Row>(
  ctx: OperatorCtx,
  query: URLSearchParams,
  file: ListFile<Row>,
): Promise<Download> {
  const made = await makeFile(query, file, { name: 'gatehouse', timeZone: 'UTC' })
  const details = { list: file.list, rows: made.rows, format: formatOf(query) }
  await writePlatformEvent(unsafeAcrossEstates('an operator exports a list'), ctx, {
    name: 'list.exported',
    subjectType: 'list',
    subjectId: null,
    reason: `${file.title}, ${made.rows} ${made.rows === 1 ? 'row' : 'rows'}`,
    details,
  })
  return made
}

type Rows = { name: string; title: string; rows: readonly (readonly ListCell[])[]; timeZone?: string }

/** A file of rows as they are, the header first: for what is no list of anybody, such as a template. */
export async function rowsFile(
  query: URLSearchParams,
  { name, title, rows, timeZone = 'UTC' }: Rows,
): Promise<Download> {
  const format = formatOf(query)
  const cells = <Cell>(shown: (cell: ListCell, timeZone: string) => Cell) =>
    rows.map((row) => row.map((cell) => shown(cell, timeZone)))
  const bytes =
    format === 'csv'
      ? Buffer.from(writeCsv(cells(textCell)))
      : await writeXlsx([{ name: title, rows: cells(sheetCell), widths: widthsOf(rows) }])
  return { name: `${name}.${format}`, mime: MIME[format], bytes }
}

/** Every row of a list that is read page by page. */
export async function* everyRow<Row>(
  page: (cursor: string | null) => Promise<{ items: readonly Row[]; nextCursor: string | null }>,
): AsyncGenerator<Row> {
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const { items, nextCursor }: { items: readonly Row[]; nextCursor: string | null } = await page(cursor)
    yield* items
    cursor = nextCursor
  }
}

type Reader = { name: string; timeZone: string }

async function makeFile<Row>(query: URLSearchParams, file: ListFile<Row>, { name, timeZone }: Reader) {
  const rows: ListCell[][] = [file.columns.map(([header]) => header)]
  for await (const row of file.rows) {
    if (rows.length > MOST_ROWS) throw tooLong()
    rows.push(file.columns.map(([, cell]) => cell(row)))
  }
  const made = await rowsFile(query, { name: `${name} ${file.list}`, title: file.title, rows, timeZone })
  return { ...made, rows: rows.length - 1 }
}

function tooLong() {
  return invalid(
    'list.too_long',
    `This list has more than ${MOST_ROWS.toLocaleString('en')} rows, which is more than one file can hold. Narrow it with a filter first.`,
  )
}

function formatOf(query: URLSearchParams): ListFormat {
  return query.get('format') === 'csv' ? 'csv' : 'xlsx'
}

function textCell(cell: ListCell, timeZone: string): string | number | boolean | null {
  if (cell instanceof Date) return formatDate(new TZDate(cell, timeZone), 'yyyy-MM-dd HH:mm')
  return typeof cell === 'object' && cell !== null ? cell.day : (cell ?? null)
}

function sheetCell(cell: ListCell, timeZone: string): XlsxValue {
  // A workbook knows no zones: it gets the hands of the clock on the reader's wall.
  if (cell instanceof Date) return { moment: onTheWall(cell, timeZone) }
  return typeof cell === 'object' && cell !== null ? new Date(`${cell.day}T00:00:00Z`) : cell
}

function onTheWall(moment: Date, timeZone: string): Date {
  return new Date(`${formatDate(new TZDate(moment, timeZone), "yyyy-MM-dd'T'HH:mm:ss")}Z`)
}

const LOOKED_AT = 200
const WIDEST = 40
const AS_WIDE_AS_A_MOMENT = 16

function widthsOf(rows: readonly (readonly ListCell[])[]): number[] {
  const sample = rows.slice(0, LOOKED_AT)
  return (rows[0] ?? []).map((_, column) => {
    const longest = Math.max(...sample.map((row) => lengthOf(row[column])))
    return Math.min(longest + 2, WIDEST)
  })
}

function lengthOf(value: ListCell): number {
  return typeof value === 'object' && value !== null ? AS_WIDE_AS_A_MOMENT : String(value ?? '').length
}
