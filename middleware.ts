import { NextResponse, type NextRequest } from 'next/server'
import { internalPath, requestHost, siteFromHost, type Site } from '@/lib/host'
import { SOCKET_ADDRESS } from '@/lib/socket-address'
import { config as settings } from '@/server/config'

/** Headers that only this file may set. Whatever came under these names from outside is dropped. */
const OURS = [
  SOCKET_ADDRESS,
  'x-gatehouse-ip',
  'x-gatehouse-path',
  'x-request-id',
  'x-nonce',
  'x-middleware-subrequest',
  'x-middleware-rewrite',
]
const FORWARDING = [
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-forwarded-for',
  'forwarded',
  'x-real-ip',
  'x-original-url',
  'x-rewrite-url',
  'x-host',
]
/** Signed by somebody else, or one click in a mail: their own routes verify them. */
const NO_ORIGIN = ['/api/webhooks/']
const ANY_HOST = ['/api/health/']
/** Letters show it, in whatever mail program they are read. */
const SHOWN_ELSEWHERE = ['/icons/logo.png']
/** What was uploaded brings a stricter policy of its own, over which one set here would win. */
const OWN_POLICY = ['/api/files/']

export function middleware(request: NextRequest): NextResponse {
  const { trustProxy, rootDomain } = settings()
  const path = request.nextUrl.pathname
  const requestId = crypto.randomUUID()
  if (ANY_HOST.some((prefix) => path.startsWith(prefix))) return bare(NextResponse.next(), requestId)
  const site = siteFromHost(requestHost(request.headers, trustProxy), rootDomain)
  if (site.kind === 'unknown') return refuse(421, 'This address belongs to no site here.', requestId)
  if (path.startsWith('/_next/image')) return refuse(404, 'This does not exist.', requestId)
  if (
    !isRead(request.method) &&
    !NO_ORIGIN.some((prefix) => path.startsWith(prefix)) &&
    !isOwnOrigin(request, site)
  )
    return refuse(403, 'This request came from another site.', requestId)
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const headers = cleanHeaders(request, site, requestId, nonce)
  const response =
    path.startsWith('/api/') || path.startsWith('/_next/')
      ? NextResponse.next({ request: { headers } })
      : NextResponse.rewrite(rewritten(request, site, path), { request: { headers } })
  if (!OWN_POLICY.some((prefix) => path.startsWith(prefix)))
    response.headers.set('content-security-policy', policy(site, nonce))
  secured(response, requestId)
  if (SHOWN_ELSEWHERE.includes(path)) response.headers.set('cross-origin-resource-policy', 'cross-origin')
  return response
}

export const config = { runtime: 'nodejs', matcher: ['/((?!_next/static/|assets/|favicon.ico$).*)'] }

type KnownSite = Exclude<Site, { kind: 'unknown' }>

function rewritten(request: NextRequest, site: KnownSite, path: string): URL {
  const url = request.nextUrl.clone()
  url.pathname = internalPath(site, isReadable(path) ? path : '/-')
  return url
}

/** An address whose signs make no text leads to no page; Next would stumble over it. */
function isReadable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== ''
  } catch {
    return false
  }
}

function hostOf(site: KnownSite): string {
  const root = settings().publicRoot
  if (site.kind === 'estate') return `${site.slug}.${root}`
  return site.kind === 'console' ? `console.${root}` : root
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}

/** A write comes from a page of the very same site: the browser says so in Origin, which scripts can't forge. */
function isOwnOrigin(request: NextRequest, site: KnownSite): boolean {
  const fetchSite = request.headers.get('sec-fetch-site')
  if (fetchSite) return fetchSite === 'same-origin'
  return request.headers.get('origin') === `${settings().scheme}://${hostOf(site)}`
}

function cleanHeaders(request: NextRequest, site: KnownSite, requestId: string, nonce: string): Headers {
  const { trustProxy, scheme } = settings()
  const headers = new Headers(request.headers)
  const socket = headers.get(SOCKET_ADDRESS)
  const forwardedFor = headers.get('x-forwarded-for')
  for (const name of [...OURS, ...FORWARDING]) headers.delete(name)
  headers.set('x-forwarded-host', hostOf(site))
  headers.set('x-forwarded-proto', scheme)
  // Next keeps an X-Forwarded-For from outside; only the entry that a trusted proxy added last can be believed.
  const ip = trustProxy ? forwardedFor?.split(',').at(-1)?.trim() : socket
  if (ip) headers.set('x-gatehouse-ip', ip)
  headers.set('x-gatehouse-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('x-request-id', requestId)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy(site, nonce))
  return headers
}

function policy(site: KnownSite, nonce: string): string {
  const { production, scheme, publicRoot, outboxInBrowser } = settings()
  // The outbox shows letters with the logo of the estate that sent them.
  const logos = outboxInBrowser && site.kind === 'apex' ? ` ${scheme}://*.${publicRoot}` : ''
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${production ? '' : " 'unsafe-eval'"}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' blob: data:${logos}`,
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "manifest-src 'self'",
    "worker-src 'self'",
    ...(scheme === 'https' ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

function secured(response: NextResponse, requestId: string): NextResponse {
  const { headers } = response
  headers.set('x-content-type-options', 'nosniff')
  headers.set('x-frame-options', 'DENY')
  headers.set('referrer-policy', 'same-origin')
  headers.set('permissions-policy', 'camera=(self), geolocation=(self), microphone=(), payment=(self)')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set('x-request-id', requestId)
  if (settings().scheme === 'https')
    headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  return response
}

/** For answers that are no pages and need nothing. */
function bare(response: NextResponse, requestId: string): NextResponse {
  response.headers.set(
    'content-security-policy',
    "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  )
  return secured(response, requestId)
}

function refuse(status: number, message: string, requestId: string): NextResponse {
  const kind = status === 403 ? 'AUTHORIZATION_ERROR' : 'RESOURCE_NOT_FOUND'
  const code = status === 421 ? 'unknown_host' : status === 403 ? 'wrong_origin' : 'not_found'
  return bare(
    NextResponse.json({ error: kind, code, message, details: {}, requestId }, { status }),
    requestId,
  )
}
