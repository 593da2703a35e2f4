import { accountQuery } from './db/client'
import { log } from './log'

const FLUSH_MS = 10_000
const HOUR_MS = 3_600_000

type Source = 'request' | 'job'
type Counted = { hour: Date; source: Source; served: number; failed: number }

const waiting = new Map<string, Counted>()
let timer: NodeJS.Timeout | undefined

/** Counts one request or job by the hour; written a few times a minute, so that a count costs a request nothing. */
export function countOutcome(source: Source, failed: boolean): void {
  const hour = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS)
  add({ hour, source, served: failed ? 0 : 1, failed: failed ? 1 : 0 })
  timer ??= setTimeout(() => void flushOutcomes(), FLUSH_MS).unref()
}

function add({ hour, source, served, failed }: Counted): void {
  const key = `${source} ${hour.getTime()}`
  const counts = waiting.get(key) ?? { hour, source, served: 0, failed: 0 }
  counts.served += served
  counts.failed += failed
  waiting.set(key, counts)
}

/** Writes what was counted; what can't be written goes with the next. */
export async function flushOutcomes(): Promise<void> {
  timer = undefined
  const counted = [...waiting.values()]
  waiting.clear()
  for (const counts of counted) {
    const { hour, source, served, failed } = counts
    await accountQuery(
      `INSERT INTO outcome_count (hour, source, served, failed) VALUES ($1, $2, $3, $4)
       ON CONFLICT (hour, source) DO UPDATE SET served = outcome_count.served + $3, failed = outcome_count.failed + $4`,
      [hour, source, served, failed],
    ).catch((err: unknown) => {
      log().warn({ err }, 'outcomes could not be counted')
      add(counts)
    })
  }
}
