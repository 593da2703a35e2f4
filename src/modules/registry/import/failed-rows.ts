import type { ImportOutcome, ImportSheet } from '@/server/import-kind'
import { cellText, type Cell } from './cell'

const REASON_HEADER = 'Reason'

/** The rows that did not come in, as they stood in the file, with a column that says why: to mend and import again. */
export function failedRows(
  sheet: Pick<ImportSheet, 'header' | 'rows'>,
  plan: { outcomes: readonly ImportOutcome[] },
): (string | number | null)[][] {
  const reasons = new Map<number, string>()
  for (const { row, problems } of plan.outcomes) {
    if (problems.length > 0)
      reasons.set(row, problems.map(({ column, message }) => `${column}: ${message}`).join(' '))
  }
  const failed = sheet.rows.filter(({ row }) => reasons.has(row))
  const width = sheet.header.length
  const body = failed.map(({ row, cells }) => [
    ...Array.from({ length: width }, (_, column) => plain(cells[column])),
    reasons.get(row) ?? '',
  ])
  return [[...sheet.header, REASON_HEADER], ...body]
}

function plain(cell: Cell | undefined): string | number | null {
  if (typeof cell === 'number') return cell
  const text = cellText(cell)
  return text === '' ? null : text
}
