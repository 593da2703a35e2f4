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

/** One act that was counted; taken back where only those that fail, or only those that succeed, are to count. */
export type Counted = { takeBack(): Promise<void> }

/**
 * Counts one act against a limit.
 * @param parts what is limited, such as `['sign-in', networkOf(ip)]`; stored as a digest, so no address is kept
 * @throws DomainError RATE_LIMITED with `details.retryAfterSeconds`
 */
export async function limit(parts: readonly string[], { max, windowSeconds }: Limit): Promise<Counted> {
  const { count, resetsInSeconds, takeBack } = await hit(parts, windowSeconds)
  if (count <= max) return { takeBack }
  const minutes = Math.ceil(resetsInSeconds / 60)
  throw new DomainError(
    'RATE_LIMITED',
    'too_many_requests',
    `That was too often. Please try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    { retryAfterSeconds: resetsInSeconds },
  )
}

/** Counts one act that is left undone in silence past its limit: null then, and nothing is counted. */
export async function withinLimit(
  parts: readonly string[],
  { max, windowSeconds }: Limit,
): Promise<Counted | null> {
  const { count, takeBack } = await hit(parts, windowSeconds)
  if (count <= max) return { takeBack }
  await takeBack()
  return null
}

async function hit(parts: readonly string[], windowSeconds: number) {
  const key = `limit:${createHash('sha256').update(parts.join('\n')).digest('base64url')}`
  return { ...(await counters().hit(key, windowSeconds)), takeBack: () => counters().takeBack(key) }
}
