import { randomUUID } from 'node:crypto'
import { requestHost, siteFromHost, type Site } from '@/lib/host'
import { estateIdOf } from './auth/directory'
import {
  sessionCookieName,
  sessionIdFromCookie,
  sessionScope,
  visitConsole,
  visitEstate,
} from './auth/session'
import type { EstateVisit, OperatorActor } from './auth/session'
import { systemClock, type Clock } from './clock'
import { config } from './config'

/** What is known of a request before anyone is signed in. The site comes from the host alone, never from a header of ours. */
export type RequestInfo = {
  site: Site
  requestId: string
  ip: string | null
  userAgent: string
  clock: Clock
  /** The estate of the site and its signed-in member; asked once a request. */
  estate(): Promise<EstateVisit | null>
  /** The signed-in operator on the console. */
  operator(): Promise<OperatorActor | null>
}

type Headers = { get(name: string): string | null }

/** Reads a request's site, origin and session out of its headers. */
export function requestInfo(headers: Headers, clock: Clock = systemClock): RequestInfo {
  const site = siteFromHost(requestHost(headers, config().trustProxy), config().rootDomain)
  const cookie = cookieOf(headers.get('cookie'), sessionCookieName())
  let visit: Promise<EstateVisit | null> | undefined
  let operator: Promise<OperatorActor | null> | undefined
  return {
    site,
    requestId: headers.get('x-request-id') ?? randomUUID(),
    ip: clientIp(headers),
    userAgent: (headers.get('user-agent') ?? '').slice(0, 300),
    clock,
    estate: () => (visit ??= visitSite(site, cookie, clock)),
    operator: () =>
      (operator ??= site.kind === 'console' ? operatorOf(cookie, clock) : Promise.resolve(null)),
  }
}

async function visitSite(site: Site, cookie: string | undefined, clock: Clock): Promise<EstateVisit | null> {
  if (site.kind !== 'estate') return null
  const estateId = await estateIdOf(site.slug)
  if (!estateId) return null
  return visitEstate(estateId, await sessionIdFromCookie(cookie, sessionScope({ estateId })), clock)
}

async function operatorOf(cookie: string | undefined, clock: Clock): Promise<OperatorActor | null> {
  return visitConsole(await sessionIdFromCookie(cookie, sessionScope('console')), clock)
}

function cookieOf(header: string | null, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, ...value] = part.trim().split('=')
    if (key === name) return value.join('=')
  }
  return undefined
}

/** The visitor's address: the middleware sets it from the socket or, behind a trusted proxy, from its header. */
function clientIp(headers: Headers): string | null {
  return headers.get('x-gatehouse-ip')
}
