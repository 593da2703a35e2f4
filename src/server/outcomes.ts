import { accountQuery } from './db/client'
import { log } from './log'

const FLUSH_MS = 10_000
const HOUR_MS = 3_600_000

type Source = 'request' | 'job'
type Counts = { served: number; failed: number }

const waiting = new Map<string, Counts & { hour: Date; source: Source }>()
let timer: NodeJS.Timeout | undefined

/** Counts one request or job by the hour; written a few times a minute, so that a count costs a request nothing. */
export function countOutcome(source: Source, failed: boolean): void {
  const hour = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS)
  const key = `${source} ${hour.getTime()}`
  const counts = waiting.get(key) ?? { hour, source, served: 0, failed: 0 }
  counts[failed ? 'failed' : 'served'] += 1
  waiting.set(key, counts)
  timer ??= setTimeout(() => void flushOutcomes(), FLUSH_MS).unref()
}

/** Writes what was counted; what can't be written is counted on. */
export async function flushOutcomes(): Promise<void> {
  timer = undefined
  const counted = [...waiting.entries()]
  waiting.clear()
  for (const [, { hour, source, served, failed }] of counted)
    await accountQuery(
      `INSERT INTO outcome_count (hour, source, served, failed) VALUES ($1, $2, $3, $4)
       ON CONFLICT (hour, source) DO UPDATE SET served = outcome_count.served + $3, failed = outcome_count.failed + $4`,
      [hour, source, served, failed],
    ).catch((err: unknown) => log().warn({ err }, 'outcomes could not be counted'))
}
