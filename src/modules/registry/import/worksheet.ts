import { serialDay } from '@/lib/dates'
import { isEmptyCell, type Cell, type SheetRow } from './cell'
import { partOf, textCollector, unescaped, type Workbook, type WorkbookSheet } from './workbook'
import { readXml } from './xml'

/** An area of merged cells, in rows and columns from 1 and 0. */
export interface Merge {
  firstRow: number
  lastRow: number
  firstColumn: number
  lastColumn: number
}

export interface WorksheetContent {
  rows: SheetRow[]
  merges: Merge[]
  /** There are more filled rows than were asked for. */
  hasMore: boolean
}

/** Columns past this hold formatting, not people. */
const MOST_COLUMNS = 256
const MOST_MERGES = 20_000

/** The filled rows of a sheet, at most `mostRows`, with formulas as the values they last had. */
export async function readWorksheet(
  book: Workbook,
  sheet: WorkbookSheet,
  mostRows: number,
): Promise<WorksheetContent> {
  const content: WorksheetContent = { rows: [], merges: [], hasMore: false }
  const reader = cellReader(book)
  let rowNumber = 0
  let cells: Cell[] = []

  await readXml(partOf(book.file, book.entries, sheet.part, book.budget), {
    open(name, attributes) {
      if (name === 'row') {
        rowNumber = nextRow(attributes().r, rowNumber)
        cells = []
      } else if (name === 'mergeCell' && content.merges.length < MOST_MERGES) {
        const merge = readMerge(attributes().ref ?? '')
        if (merge) content.merges.push(merge)
      } else if (name === 'c') {
        reader.start(attributes(), cells.length)
      } else {
        reader.open(name)
      }
    },
    close(name) {
      if (name === 'c') putCell(cells, reader.column(), reader.take())
      else if (name !== 'row') reader.close(name)
      else if (cells.every(isEmptyCell)) cells = []
      else if (content.rows.length < mostRows) content.rows.push({ row: rowNumber, cells })
      else content.hasMore = true
    },
    text(text) {
      reader.text(text)
    },
    isDone: () => content.hasMore,
  })
  return content
}

function nextRow(stated: string | undefined, previous: number): number {
  const number = Number(stated)
  return Number.isInteger(number) && number > previous ? number : previous + 1
}

function putCell(cells: Cell[], column: number, cell: Cell): void {
  if (column < 0 || column >= MOST_COLUMNS) return
  while (cells.length < column) cells.push(null)
  cells[column] = cell
}

/** Gathers one cell: its address, its type, and its text wherever that stands. */
function cellReader(book: Workbook) {
  const inline = textCollector()
  let column = 0
  let type = ''
  let style = ''
  let value = ''
  let inValue = false
  return {
    start(attributes: Record<string, string>, nextColumn: number) {
      column = attributes.r === undefined ? nextColumn : columnOf(attributes.r)
      type = attributes.t ?? 'n'
      style = attributes.s ?? ''
      value = ''
      inline.start()
    },
    open(name: string) {
      if (name === 'v') inValue = true
      else inline.open(name)
    },
    close(name: string) {
      if (name === 'v') inValue = false
      else inline.close(name)
    },
    text(text: string) {
      if (inValue) value += text
      else inline.text(text)
    },
    column: () => column,
    take: () => toCell(book, type, style, value, inline.take()),
  }
}

function toCell(book: Workbook, type: string, style: string, value: string, inline: string): Cell {
  switch (type) {
    case 's':
      return value === '' ? null : (book.sharedStrings[Number(value)] ?? null)
    case 'inlineStr':
      return inline === '' ? null : inline
    case 'str':
      return value === '' ? null : unescaped(value)
    case 'b':
      return value === '' ? null : value === '1' || value === 'true'
    case 'd':
      return /^\d{4}-\d{2}-\d{2}/.test(value) ? { day: value.slice(0, 10) } : null
    case 'e':
      return null
    default:
      return toNumber(book, style, value)
  }
}

function toNumber(book: Workbook, style: string, value: string): Cell {
  if (value.trim() === '') return null
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  const day = style !== '' && book.dayStyles[Number(style)] ? serialDay(number, book.from1904) : null
  return day === null ? number : { day }
}

/** `AB12` is column 27. */
export function columnOf(address: string): number {
  let column = 0
  for (const letter of address.toUpperCase()) {
    if (letter < 'A' || letter > 'Z') break
    column = column * 26 + (letter.charCodeAt(0) - 64)
    if (column > 20_000) break
  }
  return column - 1
}

/** Column 27 is `AB`. */
export function columnLetter(column: number): string {
  const rest = column % 26
  const letter = String.fromCharCode(65 + rest)
  return column < 26 ? letter : columnLetter((column - rest) / 26 - 1) + letter
}

function readMerge(reference: string): Merge | null {
  const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/i.exec(reference)
  if (!match) return null
  const [, from = '', firstRow, to = '', lastRow] = match
  const merge = {
    firstRow: Number(firstRow),
    lastRow: Number(lastRow),
    firstColumn: columnOf(from),
    lastColumn: columnOf(to),
  }
  return merge.lastColumn < MOST_COLUMNS && merge.lastRow >= merge.firstRow ? merge : null
}
