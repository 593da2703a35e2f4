import { TZDate } from '@date-fns/tz'
import type { Db } from './db/client'

/**
 * The next number of a prefix: `PREFIX-YYYY-NNNN`, per estate and per year in the estate's zone, growing past 9999.
 * The counter's row stays locked until the transaction ends, so a failed save leaves no gap: take the number last.
 */
export async function nextNumber(db: Db, prefix: string, now: Date, timeZone: string): Promise<string> {
  const year = new TZDate(now, timeZone).getFullYear()
  const rows = await db.$queryRaw<{ value: number }[]>`
    INSERT INTO number_counter (estate_id, prefix, year, value) VALUES (current_estate(), ${prefix}, ${year}, 1)
    ON CONFLICT (estate_id, prefix, year) DO UPDATE SET value = number_counter.value + 1
    RETURNING value`
  const value = rows[0]?.value
  if (value === undefined) throw new Error('the counter gave no number')
  return `${prefix}-${year}-${String(value).padStart(4, '0')}`
}
