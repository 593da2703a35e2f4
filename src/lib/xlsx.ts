import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node'

/** A `Date` is a day, `moment` a day with its time; both by their UTC fields. */
export type XlsxValue = string | number | boolean | Date | { moment: Date } | null | undefined

/** One sheet: the first row is its header. `widths` in characters, one a column. */
export interface XlsxSheet {
  name: string
  rows: Iterable<readonly XlsxValue[]>
  widths?: readonly number[]
}

const LONGEST_NAME = 31

/**
 * A workbook as bytes. Text is written as text, so nothing in it runs as a formula; the header row is bold and stays in view;
 * dates are days (`yyyy-mm-dd`).
 */
export async function writeXlsx(sheets: readonly XlsxSheet[]): Promise<Buffer> {
  const written = writeXlsxFile(
    sheets.map((sheet, index) => ({
      sheet: sheetName(sheet.name, index),
      data: Array.from(sheet.rows, toRow),
      stickyRowsCount: 1,
      dateFormat: 'yyyy-mm-dd',
      ...(sheet.widths ? { columns: sheet.widths.map((width) => ({ width })) } : {}),
    })),
  )
  return await written.toBuffer()
}

function toRow(values: readonly XlsxValue[], index: number): Row {
  return values.map((value) => toCell(value, index === 0))
}

function toCell(value: XlsxValue, isHeader: boolean): Cell {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'object' && 'moment' in value)
    return { value: value.moment, type: Date, format: 'yyyy-mm-dd hh:mm' }
  if (typeof value !== 'string') return value
  return isHeader ? { value, type: String, fontWeight: 'bold' } : { value, type: String }
}

function sheetName(name: string, index: number): string {
  const allowed = name
    .replace(/[\\/?*[\]:]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
  return allowed === '' ? `Sheet ${index + 1}` : allowed.slice(0, LONGEST_NAME)
}
