import { open } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { fold } from '@/lib/text'
import { cellText, filledCells, isEmptyCell, type SheetRow } from './cell'
import { readCsv } from './csv-sheet'
import { findHeader, groupTitles, isFooter, isRepeatedHeader, type HeaderFields } from './header-row'
import { SheetError } from './sheet-error'
import { macros, openWorkbook, protectedWorkbook, type Workbook, type WorkbookSheet } from './workbook'
import { columnLetter, readWorksheet, type Merge, type WorksheetContent } from './worksheet'

/** A list as it stands in a file: its header and its data rows, without totals, blank rows and repeated headers. */
export interface Sheet {
  /** The visible sheets of the workbook; none for text files. */
  sheets: string[]
  sheet: string
  /** Other sheets that look like lists of people too. */
  alike: string[]
  /** As the spreadsheet numbers it; 0 when the list has no header. */
  headerRow: number
  header: string[]
  /** Titles over several columns of the header, '' where there is none. */
  groups: string[]
  rows: SheetRow[]
  /** How the sheet begins, titles and header included. */
  top: SheetRow[]
  from1904: boolean
}

export interface ReadSheetOptions {
  /** Name or number (from 1) of the sheet; found when left out. */
  sheet?: string
  /** Row of the header as the spreadsheet numbers it, 0 for a list without; found when left out. */
  headerRow?: number
  /** What names of columns the list can have; those of lists of people when left out. */
  headerFields?: HeaderFields
}

const LARGEST_FILE = 20 * 1024 * 1024
const MOST_ROWS = 10_000
/** Titles, totals, headings and repeated headers come on top of the data. */
const MOST_FILLED_ROWS = MOST_ROWS + 600
const LOOKED_AT = 60
const TOP_ROWS = 12

/**
 * Reads a list from an XLSX or CSV file, given as bytes or as a path. What kind of file it is, its bytes decide.
 * @throws SheetError in words for the person who chose the file
 */
export async function readSheet(
  file: Uint8Array | string,
  fileName: string,
  options: ReadSheetOptions = {},
): Promise<Sheet> {
  const bytes =
    typeof file === 'string' ? await load(file) : Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.length > LARGEST_FILE) throw tooBig()
  if (bytes.length === 0) throw new SheetError('empty', 'The file is empty.')
  const kind = await kindOf(bytes, fileName)
  const sheet = kind === 'workbook' ? await fromWorkbook(bytes, options) : fromText(bytes, fileName, options)
  if (sheet.rows.length > MOST_ROWS) throw tooManyRows()
  if (sheet.rows.length === 0) throw new SheetError('empty', 'There are no rows below the header.')
  return sheet
}

async function load(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    if ((await handle.stat()).size > LARGEST_FILE) throw tooBig()
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

async function kindOf(bytes: Buffer, fileName: string): Promise<'workbook' | 'text'> {
  if (/\.(?:xlsm|xltm|xlam)$/i.test(fileName)) throw macros()
  const magic = bytes.subarray(0, 8).toString('hex')
  if (magic === 'd0cf11e0a1b11ae1') throw oldOrProtected(bytes)
  if (magic.startsWith('504b0304') || magic.startsWith('504b0506')) return 'workbook'
  const start = bytes.subarray(0, 512).toString('latin1').trimStart()
  if (/^<(?:!doctype|html|\?xml|table)|^\{\\rtf/i.test(start)) {
    throw notAList('a web page or another kind of document under the name of a list')
  }
  // The mark of UTF-16 text looks like the start of some recordings.
  if (/^(?:fffe|feff|efbbbf)/.test(magic)) return 'text'
  const type = await fileTypeFromBuffer(bytes)
  if (type && type.mime !== 'application/xml') throw notAList(`a ${type.ext.toUpperCase()} file, not a list`)
  return 'text'
}

/** Both have the same container; a protected workbook names its parts, in 16-bit letters. */
function oldOrProtected(bytes: Buffer): SheetError {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return protectedWorkbook()
  return new SheetError(
    'old_workbook',
    'The workbook is in the old Excel format (.xls) or protected by a password. Save it as .xlsx without a password and try again.',
  )
}

async function fromWorkbook(bytes: Buffer, options: ReadSheetOptions): Promise<Sheet> {
  const book = await openWorkbook(bytes)
  const visible = book.sheets.filter((sheet) => !sheet.hidden)
  const offered = visible.length > 0 ? visible : book.sheets
  const { chosen, alike } = await chooseSheet(book, offered, options)
  const content = await readWorksheet(book, chosen, MOST_FILLED_ROWS)
  if (content.hasMore) throw tooManyRows()
  const list = toList(content, options)
  return {
    sheets: offered.map((sheet) => sheet.name),
    sheet: chosen.name,
    alike,
    from1904: book.from1904,
    ...list,
  }
}

function fromText(bytes: Buffer, fileName: string, options: ReadSheetOptions): Sheet {
  const { rows, hasMore } = readCsv(bytes, MOST_FILLED_ROWS)
  if (hasMore) throw tooManyRows()
  const sheet = (fileName.split(/[\\/]/).at(-1) ?? fileName).replace(/\.[^.]*$/, '')
  return {
    sheets: [],
    sheet,
    alike: [],
    from1904: false,
    ...toList({ rows, merges: [], hasMore }, options),
  }
}

async function chooseSheet(book: Workbook, offered: readonly WorkbookSheet[], options: ReadSheetOptions) {
  if (options.sheet !== undefined) return { chosen: namedSheet(book, offered, options.sheet), alike: [] }
  let best: { sheet: WorkbookSheet; score: number } | null = null
  const lists: WorkbookSheet[] = []
  let anyFilled: WorkbookSheet | null = null
  for (const sheet of offered) {
    const { rows } = await readWorksheet(book, sheet, LOOKED_AT)
    if (rows.length > 0) anyFilled ??= sheet
    const header = findHeader(rows, options.headerFields)
    // A list has people below its header; sheets of notes and lookups don't.
    const score = header && rows.length > rows.indexOf(header.row) + 1 ? header.score : 0
    if (score >= 2) lists.push(sheet)
    if (score > (best?.score ?? 0)) best = { sheet, score }
  }
  if (!anyFilled)
    throw new SheetError('empty', 'The workbook is empty: none of its sheets has a filled cell.')
  const chosen = best?.sheet ?? anyFilled
  return { chosen, alike: lists.filter((sheet) => sheet !== chosen).map((sheet) => sheet.name) }
}

function namedSheet(book: Workbook, offered: readonly WorkbookSheet[], wanted: string): WorkbookSheet {
  const named = book.sheets.find((sheet) => sheet.name === wanted)
  const alike = named ?? book.sheets.find((sheet) => fold(sheet.name).trim() === fold(wanted).trim())
  const found = alike ?? (/^\d{1,3}$/.test(wanted) ? offered[Number(wanted) - 1] : undefined)
  if (found) return found
  const names = offered.map((sheet) => sheet.name).join(', ')
  throw new SheetError(
    'unknown_sheet',
    `There is no sheet “${wanted}” in this workbook. Its sheets are: ${names}.`,
  )
}

function toList(content: WorksheetContent, { headerRow, headerFields }: ReadSheetOptions) {
  const { rows, merges } = content
  if (rows.length === 0) throw new SheetError('empty', 'The sheet is empty.')
  const top = rows.slice(0, TOP_ROWS).map(({ row, cells }) => ({ row, cells: [...cells] }))
  const width = Math.max(...rows.slice(0, LOOKED_AT).map((row) => row.cells.length))
  if (headerRow === 0) {
    const header = Array.from({ length: width }, (_, column) => columnLetter(column))
    return { headerRow, header, groups: header.map(() => ''), rows: filledDown(rows, merges, 0), top }
  }
  const row =
    headerRow === undefined ? findHeader(rows, headerFields)?.row : rows.find((one) => one.row === headerRow)
  if (!row) throw noHeader(headerRow)
  const header = row.cells.map((cell) => cellText(cell))
  const above = rows.findLast((one) => one.row < row.row && one.row >= row.row - 1)
  const groups = groupTitles(above, merges, header.length)
  const data = dataRows(filledDown(rows, merges, row.row), row.row, header)
  return { headerRow: row.row, header, groups, rows: data, top }
}

function dataRows(rows: readonly SheetRow[], headerRow: number, header: readonly string[]): SheetRow[] {
  const data: SheetRow[] = []
  let afterTotal = false
  for (const row of rows) {
    if (row.row <= headerRow || isRepeatedHeader(row, header)) continue
    if (isFooter(row)) {
      afterTotal = true
      continue
    }
    if (afterTotal && filledCells(row.cells) <= 2) continue
    afterTotal = false
    data.push(row)
  }
  return data
}

/** A unit number merged over the rows of its household counts for each of them. */
function filledDown(rows: SheetRow[], merges: readonly Merge[], headerRow: number): SheetRow[] {
  const byNumber = new Map(rows.map((row) => [row.row, row]))
  for (const merge of merges) {
    if (
      merge.firstRow <= headerRow ||
      merge.lastRow === merge.firstRow ||
      merge.lastRow - merge.firstRow > MOST_ROWS
    )
      continue
    const value = byNumber.get(merge.firstRow)?.cells[merge.firstColumn]
    if (value === undefined || isEmptyCell(value)) continue
    for (let number = merge.firstRow + 1; number <= merge.lastRow; number++) {
      const cells = byNumber.get(number)?.cells
      if (cells && isEmptyCell(cells[merge.firstColumn])) {
        while (cells.length < merge.firstColumn) cells.push(null)
        cells[merge.firstColumn] = value
      }
    }
  }
  return rows
}

const tooBig = () =>
  new SheetError(
    'too_big',
    'The file is larger than 20 MB. A list of people is far smaller: copy the rows into a new workbook and try again.',
  )

const tooManyRows = () =>
  new SheetError(
    'too_many_rows',
    'The list has more than 10,000 rows, the most for one import. Split it into several files.',
  )

function notAList(what: string): SheetError {
  return new SheetError('not_a_list', `This is ${what}. Save the list as .xlsx or .csv and try again.`)
}

function noHeader(headerRow: number | undefined): SheetError {
  if (headerRow !== undefined)
    return new SheetError('no_header', `Row ${headerRow} is empty, so it can't be the header.`)
  return new SheetError(
    'no_header',
    'No header row was found: none of the first rows names columns that this kind of list has. Say which row does, or 0 if there is none.',
  )
}
