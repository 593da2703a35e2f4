import { Redis } from '@upstash/redis'
import type { CounterStore } from './port'

/** Counters in Upstash Redis, over its HTTP API. */
export function upstashCounters(url: string, token: string): CounterStore {
  const redis = new Redis({ url, token })
  return {
    async hit(key, windowSeconds) {
      const [count, , ttl] = await redis
        .multi()
        .incr(key)
        .expire(key, windowSeconds, 'NX')
        .ttl(key)
        .exec<[number, number, number]>()
      return { count, resetsInSeconds: Math.max(1, ttl) }
    },
    async takeBack(key) {
      await redis.decr(key)
    },
  }
}
