import { stringify } from 'csv-stringify/sync'

export type CsvValue = string | number | bigint | boolean | null | undefined

// Spreadsheet programs run a cell that begins with one of these; some count the full-width forms too.
const RUNS = '=+\\-@\\t\\r\\n＝＋－＠'
const MUST_BE_MARKED = new RegExp(`^'*[${RUNS}]`)
const MARKED = new RegExp(`^'+[${RUNS}]`)

/** Text that no spreadsheet program takes for a formula: an apostrophe goes before `=`, `+`, `-`, `@`, tab and line ends. */
export function exportSafe(text: string): string {
  return MUST_BE_MARKED.test(text) ? `'${text}` : text
}

/** Takes off what `exportSafe` put on, so that `+27…` survives going out and coming back. */
export function importSafe(text: string): string {
  return MARKED.test(text) ? text.slice(1) : text
}

/** Rows as CSV: comma, CRLF, UTF-8 byte order mark (spreadsheet programs need it to read accents), text made safe. */
export function writeCsv(rows: Iterable<readonly CsvValue[]>): string {
  const safe = Array.from(rows, (row) => row.map(csvText))
  return stringify(safe, { bom: true, record_delimiter: 'windows' })
}

function csvText(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? exportSafe(value) : String(value)
}
