import { dayOrderOf, readDay } from '@/lib/dates'
import type { HolidayLine } from './schemas'

export type ReadHolidays = { holidays: HolidayLine[]; wrong: { line: number; text: string }[] }

/**
 * A list as it is pasted or kept in a file: a line a holiday, the day first or last, with a comma, a semicolon or a tab
 * between. Dates are read as in the country where nothing tells their order. A heading is passed over.
 */
export function readHolidays(text: string, country: string): ReadHolidays {
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + 1, text: line.trim() }))
    .filter((line) => line.text !== '')
    .map((line) => ({ ...line, cells: cellsOf(line.text) }))
  const order = dayOrderOf(
    lines.flatMap(({ cells }) => cells),
    country,
  )
  const found: ReadHolidays = { holidays: [], wrong: [] }
  for (const [index, { line, text: whole, cells }] of lines.entries()) {
    const at = cells.findIndex((cell) => /\d/.test(cell) && readDay(cell, { order }) !== null)
    const day = readDay(cells[at] ?? '', { order })
    const name = cells
      .filter((cell, cellAt) => cellAt !== at && cell !== '')
      .join(', ')
      .slice(0, 80)
    if (day && name) found.holidays.push({ day, name })
    else if (index > 0 || day) found.wrong.push({ line, text: whole })
  }
  return found
}

/** Commas part cells unless the line has tabs or semicolons; quotes around a cell fall away. */
function cellsOf(line: string): string[] {
  const separator = line.includes('\t') ? '\t' : line.includes(';') ? ';' : ','
  return line.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
}
