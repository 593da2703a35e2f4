import { randomUUID } from 'node:crypto'
import { createCaller } from '@/registry/router'
import { visitConsole, visitEstate } from '@/server/auth/session'
import { systemClock, type Clock } from '@/server/clock'
import type { EstateInfo, MemberActor } from '@/server/context'
import type { RequestInfo } from '@/server/request'
import type { Site } from '@/lib/host'

export type Visitor =
  | { estate: EstateInfo; member?: Pick<MemberActor, 'sessionId'> | null }
  | { console: { sessionId: string } | null }
  | { apex: true }

/** The request of a visitor to a site, as the API gets it, with sessions judged by their rows. */
export function requestOf(visitor: Visitor, clock: Clock = systemClock): RequestInfo {
  const base = {
    requestId: randomUUID(),
    ip: `test-${randomUUID()}`,
    userAgent: 'test',
    deviceHash: null,
    clock,
  }
  const nobody = { estate: async () => null, console: async () => null, operator: async () => null }
  if ('apex' in visitor) return { ...base, ...nobody, site: { kind: 'apex' } }
  if ('console' in visitor) {
    const desk = () => visitConsole(visitor.console?.sessionId ?? null, clock)
    return {
      ...base,
      ...nobody,
      site: { kind: 'console' },
      console: desk,
      operator: async () => (await desk())?.operator ?? null,
    }
  }
  const site: Site = { kind: 'estate', slug: visitor.estate.slug }
  let visit: ReturnType<typeof visitEstate> | undefined
  return {
    ...base,
    ...nobody,
    site,
    estate: () => (visit ??= visitEstate(visitor.estate.id, visitor.member?.sessionId ?? null, clock)),
  }
}

/** The API as one visitor has it: `await callerAs({ estate, member }).tickets.list({})`. */
export function callerAs(visitor: Visitor, clock?: Clock) {
  return createCaller({ request: requestOf(visitor, clock) })
}
