import { TZDate } from '@date-fns/tz'
import type { Db } from './db/client'

/**
 * The next number of a prefix: `PREFIX-YYYY-NNNN`, per estate and per year in the estate's zone, growing past 9999.
 * The counter's row stays locked until the transaction ends, so a failed save leaves no gap: take the number last.
 */
export async function nextNumber(db: Db, prefix: string, now: Date, timeZone: string): Promise<string> {
  const [number] = await nextNumbers(db, prefix, 1, now, timeZone)
  if (number === undefined) throw new Error('the counter gave no number')
  return number
}

/** The next so many numbers of a prefix, in order, by one statement. */
export async function nextNumbers(
  db: Db,
  prefix: string,
  count: number,
  now: Date,
  timeZone: string,
): Promise<string[]> {
  const year = new TZDate(now, timeZone).getFullYear()
  const rows = await db.$queryRaw<{ last: number }[]>`
    INSERT INTO number_counter (estate_id, prefix, year, value) VALUES (current_estate(), ${prefix}, ${year}, ${count})
    ON CONFLICT (estate_id, prefix, year) DO UPDATE SET value = number_counter.value + ${count}
    RETURNING value AS last`
  return rows.flatMap(({ last }) =>
    Array.from({ length: count }, (_, index) => written(prefix, year, last - count + 1 + index)),
  )
}

const written = (prefix: string, year: number, value: number) =>
  `${prefix}-${year}-${String(value).padStart(4, '0')}`
