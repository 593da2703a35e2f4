import { importSafe } from '@/lib/csv'
import { fold, tidy } from '@/lib/text'

/** A cell that the spreadsheet itself shows as a date. */
export interface DayCell {
  day: string
}

export type Cell = string | number | boolean | DayCell | null

/** A row as the spreadsheet numbers it, from 1. */
export interface SheetRow {
  row: number
  cells: Cell[]
}

const PLACEHOLDERS = new Set([
  'n/a',
  'na',
  'n.a.',
  'n.a',
  '#n/a',
  '#ref!',
  '#value!',
  '#name?',
  '#null!',
  'none',
  'nil',
  'null',
  'nul',
  'no',
  'unknown',
  'unk',
  'tba',
  'tbc',
  'tbd',
  'not available',
  'not applicable',
  'not known',
  'not provided',
  'not supplied',
  'no email',
  'no phone',
  'no vehicle',
  'no car',
  'no name',
  'nothing',
  'blank',
  'undefined',
  'aucun',
  'aucune',
  'nenhum',
  'nenhuma',
  'geen',
  'hakuna',
  'onbekend',
  'inconnu',
  'desconhecido',
  'nvt',
  'n.v.t.',
])

/** The text of a cell with its spaces tidied; `12.0` as a number is `12`; the mark of a safe export is taken off. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return tidy(importSafe(cell))
  if (typeof cell === 'number') return Number.isInteger(cell) ? cell.toFixed(0) : String(cell)
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return cell.day
}

/** Like `cellText`, but the lines of a cell stay apart (several phones or cars in one cell). */
export function cellLines(cell: Cell | undefined): string {
  if (typeof cell !== 'string') return cellText(cell)
  return importSafe(cell)
    .split(/\r\n|\r|\n/)
    .map(tidy)
    .filter((line) => line !== '')
    .join('\n')
}

/** Whether people wrote this to say that there is nothing: `N/A`, `-`, `none`, `?`, `0`. */
export function isPlaceholder(text: string): boolean {
  return /^[\s\-–—_.?*/\\x0]*$/i.test(text) || PLACEHOLDERS.has(fold(text))
}

/** The text of a cell, or null when it is empty or says that there is nothing. */
export function valueOf(cell: Cell | undefined): string | null {
  const text = cellText(cell)
  return isPlaceholder(text) ? null : text
}

export function isEmptyCell(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && tidy(cell) === '')
}

export function filledCells(cells: readonly Cell[]): number {
  return cells.reduce<number>((count, cell) => (isEmptyCell(cell) ? count : count + 1), 0)
}
