import { createHash } from 'node:crypto'
import { postgresCounters } from '@/integrations/cache/postgres'
import type { CounterStore } from '@/integrations/cache/port'
import { upstashCounters } from '@/integrations/cache/upstash'
import { config } from './config'
import { accountQuery } from './db/client'
import { DomainError } from './errors'

/** At most `max` within `windowSeconds`. */
export type Limit = { max: number; windowSeconds: number }

let store: CounterStore | undefined

function counters(): CounterStore {
  const upstash = config().upstash
  store ??= upstash ? upstashCounters(upstash.url, upstash.token) : postgresCounters(accountQuery)
  return store
}

/**
 * Counts one act against a limit.
 * @param parts what is limited, such as `['sign-in', networkOf(ip)]`; stored as a digest, so no address is kept
 * @returns takes the act back, where only those that fail are to count
 * @throws DomainError RATE_LIMITED with `details.retryAfterSeconds`
 */
export async function limit(
  parts: readonly string[],
  { max, windowSeconds }: Limit,
): Promise<{ takeBack(): Promise<void> }> {
  const key = `limit:${createHash('sha256').update(parts.join('\n')).digest('base64url')}`
  const { count, resetsInSeconds } = await counters().hit(key, windowSeconds)
  if (count <= max) return { takeBack: () => counters().takeBack(key) }
  const minutes = Math.ceil(resetsInSeconds / 60)
  throw new DomainError(
    'RATE_LIMITED',
    'too_many_requests',
    `That was too often. Please try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    { retryAfterSeconds: resetsInSeconds },
  )
}
