import { createHash, randomUUID } from 'node:crypto'
import { requestHost, siteFromHost, type Site } from '@/lib/host'
import { estateIdNow, estateIdOf } from './auth/directory'
import {
  deviceCookieName,
  sessionCookieName,
  sessionIdFromCookie,
  sessionScope,
  visitConsole,
  visitEstate,
} from './auth/session'
import type { ConsoleVisit, EstateVisit } from './auth/session'
import { systemClock, type Clock } from './clock'
import { config } from './config'
import type { OperatorActor } from './context'

/** What is known of a request before anyone is signed in. The site comes from the host alone, never from a header of ours. */
export type RequestInfo = {
  site: Site
  requestId: string
  ip: string | null
  userAgent: string
  /** The digest of what this browser keeps to be known again. */
  deviceHash: string | null
  clock: Clock
  /** The estate of the site and its signed-in member; asked once a request. */
  estate(): Promise<EstateVisit | null>
  /** The session of the console, which may still lack its second factor. */
  console(): Promise<ConsoleVisit | null>
  /** The operator who is signed in on the console, the second factor given. */
  operator(): Promise<OperatorActor | null>
}

type Headers = { get(name: string): string | null }

/** Reads a request's site, origin and session out of its headers. */
export function requestInfo(headers: Headers, clock: Clock = systemClock): RequestInfo {
  const site = siteFromHost(requestHost(headers, config().trustProxy), config().rootDomain)
  const cookie = cookieOf(headers.get('cookie'), sessionCookieName())
  let visit: Promise<EstateVisit | null> | undefined
  let desk: Promise<ConsoleVisit | null> | undefined
  const device = cookieOf(headers.get('cookie'), deviceCookieName())
  const visitDesk = () =>
    (desk ??= site.kind === 'console' ? consoleOf(cookie, clock) : Promise.resolve(null))
  return {
    site,
    requestId: headers.get('x-request-id') ?? randomUUID(),
    ip: clientIp(headers),
    userAgent: (headers.get('user-agent') ?? '').slice(0, 300),
    deviceHash: device ? deviceHashOf(device) : null,
    clock,
    estate: () => (visit ??= visitSite(site, cookie, clock)),
    console: visitDesk,
    operator: async () => (await visitDesk())?.operator ?? null,
  }
}

async function visitSite(site: Site, cookie: string | undefined, clock: Clock): Promise<EstateVisit | null> {
  if (site.kind !== 'estate') return null
  const visit = async (estateId: string | null) =>
    estateId
      ? visitEstate(estateId, await sessionIdFromCookie(cookie, sessionScope({ estateId })), clock)
      : null
  const found = await visit(await estateIdOf(site.slug))
  if (!found || found.estate.slug === site.slug) return found
  // It has another address by now, and this one may be another estate's.
  return visit(await estateIdNow(site.slug))
}

/** What is kept of a browser's device cookie. */
export function deviceHashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

async function consoleOf(cookie: string | undefined, clock: Clock): Promise<ConsoleVisit | null> {
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
