import { fold } from '@/lib/text'
import { cellText, filledCells, type SheetRow } from './cell'
import { fieldOfContent, lookAt } from './content'
import { headerFields } from './header-words'
import type { Merge } from './worksheet'

const LOOKED_AT = 60
const FEWEST_FIELDS = 2
const LONGEST_TITLE = 60

/** What the cells of a row name, if it is a header. */
export type HeaderFields = (cells: readonly string[]) => Set<string>

/** The row that names most different fields; the first of equals. Null when no row names at least two. */
export function findHeader(
  rows: readonly SheetRow[],
  fieldsIn: HeaderFields = headerFields,
): { row: SheetRow; score: number } | null {
  let best: { row: SheetRow; score: number } | null = null
  for (const row of rows.slice(0, LOOKED_AT)) {
    const texts = row.cells.map((cell) => (typeof cell === 'string' ? cellText(cell) : ''))
    const score = fieldsIn(texts).size
    if (score >= FEWEST_FIELDS && score > (best?.score ?? 0)) best = { row, score }
  }
  return best ?? findHeaderByContent(rows)
}

/** Words that nobody knows are a header when what stands below them is clearly people. */
function findHeaderByContent(rows: readonly SheetRow[]): { row: SheetRow; score: number } | null {
  for (const [index, row] of rows.slice(0, LOOKED_AT / 3).entries()) {
    const filled = row.cells.filter((cell) => cellText(cell) !== '')
    const isWords = filled.every(
      (cell) => typeof cell === 'string' && cell.length <= LONGEST_TITLE && !/\d{3}|@/.test(cell),
    )
    if (filled.length < 3 || !isWords) continue
    const below = rows.slice(index + 1, index + 1 + LOOKED_AT)
    const known = row.cells.filter(
      (_, column) => fieldOfContent(lookAt(below.map(({ cells }) => cells[column]))) !== null,
    )
    if (known.length > 0) return { row, score: 1 }
  }
  return null
}

/** Printed lists repeat their header on every page. */
export function isRepeatedHeader(row: SheetRow, header: readonly string[]): boolean {
  let same = 0
  let named = 0
  for (const [column, text] of header.entries()) {
    if (text === '') continue
    named += 1
    if (fold(cellText(row.cells[column])) === fold(text)) same += 1
  }
  return same >= Math.max(FEWEST_FIELDS, named * 0.7)
}

/** Totals and counts under a list: one word for it and numbers, nothing of a person. */
export function isFooter(row: SheetRow): boolean {
  const filled = row.cells.map(cellText).filter((text) => text !== '')
  const [first = '', ...rest] = filled
  const isTotal =
    /^(?:grand |sub ?|sub-)?(?:totals?|totaal|totais|totaux|jumla|sum|count|end of (?:list|report|register))\b/.test(
      fold(first),
    )
  return (
    isTotal &&
    (filledCells(row.cells) <= 2 || rest.every((text) => /^[\d\s.,%]+$/.test(text) || /^=/.test(text)))
  )
}

/** Titles over several columns: merged cells of the row above the header, or a short title with empty cells after it. */
export function groupTitles(above: SheetRow | undefined, merges: readonly Merge[], width: number): string[] {
  const titles = Array.from({ length: width }, () => '')
  if (!above) return titles
  const filled = above.cells.flatMap((cell, column) => (cellText(cell) === '' ? [] : [column]))
  const spans = merges.filter((merge) => merge.firstRow <= above.row && merge.lastRow >= above.row)
  // A single title is the list's own; group titles come in twos and more.
  if (filled.length < 2) return titles
  for (const [index, column] of filled.entries()) {
    const text = cellText(above.cells[column])
    if (text.length > LONGEST_TITLE) continue
    const merge = spans.find((span) => span.firstColumn === column)
    const next = filled[index + 1] ?? width
    const last = merge ? merge.lastColumn + 1 : next
    for (let at = column; at < Math.min(last, next, width); at++) titles[at] = text
  }
  return titles
}
