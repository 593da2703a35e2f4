import { parse } from 'csv-parse/sync'
import { CsvError } from 'csv-parse/sync'
import { textOf } from '@/lib/text-bytes'
import { isEmptyCell, type SheetRow } from './cell'
import { SheetError } from './sheet-error'

const DELIMITERS = [',', ';', '\t', '|'] as const
const LOOKED_AT = 64 * 1024
const LINES_LOOKED_AT = 60
const LONGEST_RECORD = 512 * 1024

/** The filled rows of delimited text, at most `mostRows`; encoding and delimiter are found from the bytes. */
export function readCsv(file: Buffer, mostRows: number): { rows: SheetRow[]; hasMore: boolean } {
  const text = textOf(file)?.replaceAll('\0', '')
  if (text === undefined) throw notText()
  const stated = /^sep=(.)\r?\n/i.exec(text)
  const body = stated ? text.slice(stated[0].length) : text
  const records = parseRecords(body, stated?.[1] ?? findDelimiter(body))
  const rows: SheetRow[] = []
  for (const [index, cells] of records.entries()) {
    if (cells.every(isEmptyCell)) continue
    if (rows.length >= mostRows) return { rows, hasMore: true }
    rows.push({ row: index + 1, cells })
  }
  return { rows, hasMore: false }
}

/** The delimiter that cuts most lines into the same number of cells, more cells winning. */
function findDelimiter(text: string): string {
  const lines = unquoted(text.slice(0, LOOKED_AT))
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_LOOKED_AT)
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0)
    const usual = mostFrequent(counts)
    const score = counts.filter((count) => count === usual).length * Math.sqrt(usual)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function unquoted(text: string): string {
  return text.replace(/"(?:[^"]|"")*"/g, '')
}

function mostFrequent(counts: readonly number[]): number {
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  let best = 0
  for (const [count, time] of times) {
    if (time > (times.get(best) ?? 0) || (time === times.get(best) && count > best)) best = count
  }
  return best
}

function parseRecords(text: string, delimiter: string): string[][] {
  try {
    return records(text, delimiter, '"')
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
  }
  try {
    // A stray quote must not swallow the rest of the file.
    return records(text, delimiter, null)
  } catch {
    throw notText()
  }
}

function records(text: string, delimiter: string, quote: string | null): string[][] {
  return parse(text, {
    delimiter,
    quote,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_RECORD,
  })
}

function notText(): SheetError {
  return new SheetError(
    'not_a_list',
    'The file is not a list in text form (CSV). Save the list as .xlsx or .csv and try again.',
  )
}
