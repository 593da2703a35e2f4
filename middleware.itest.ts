import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import { middleware } from './middleware'

const HOME = 'http://palm-grove.localhost:3000'

function ask(
  path: string,
  {
    headers = {},
    method = 'GET',
    host = 'palm-grove.localhost:3000',
  }: { headers?: Record<string, string>; method?: string; host?: string } = {},
) {
  return middleware(new NextRequest(HOME + path, { method, headers: { host, ...headers } }))
}

/** A header as the page or route behind the middleware gets it. */
const passed = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`)
const rewrittenTo = (response: Response) =>
  new URL(response.headers.get('x-middleware-rewrite') ?? HOME).pathname

describe('the middleware', () => {
  it('answers 421 to a host of nobody', () => {
    for (const host of ['evil.com', 'palm-grove.localhost.evil.com', 'a.b.localhost', 'admin.localhost', ''])
      expect(ask('/', { host }).status).toBe(421)
  })

  it('serves each site from its own folder, whatever the path pretends', () => {
    expect(rewrittenTo(ask('/manage'))).toBe('/e/palm-grove/manage')
    expect(rewrittenTo(ask('/e/lagoon-heights/manage'))).toBe('/e/palm-grove/e/lagoon-heights/manage')
    expect(rewrittenTo(ask('/%65/lagoon-heights'))).toMatch(/^\/e\/palm-grove\//)
    expect(rewrittenTo(ask('/..%2flagoon-heights'))).toMatch(/^\/e\/palm-grove\//)
    expect(rewrittenTo(ask('//lagoon-heights'))).toMatch(/^\/e\/palm-grove\//)
    expect(rewrittenTo(ask('/console'))).toBe('/e/palm-grove/console')
    expect(rewrittenTo(ask('/e/palm-grove', { host: 'console.localhost' }))).toBe('/console/e/palm-grove')
  })

  it('drops every header that could claim an estate, a sign-in or another address', () => {
    const forged = {
      'x-gatehouse-ip': '1.2.3.4',
      'x-gatehouse-path': '/admin',
      'x-request-id': 'mine',
      'x-nonce': 'mine',
      'x-middleware-subrequest': 'middleware:middleware:middleware',
      'x-forwarded-for': '1.2.3.4',
      'x-forwarded-host': 'lagoon-heights.localhost',
      'x-forwarded-proto': 'https',
      'x-original-url': '/e/lagoon-heights',
      'x-rewrite-url': '/e/lagoon-heights',
      forwarded: 'host=lagoon-heights.localhost',
    }
    const response = ask('/', { headers: forged })
    expect(rewrittenTo(response)).toBe('/e/palm-grove')
    expect(passed(response, 'x-forwarded-host')).toMatch(/^palm-grove\.localhost/)
    for (const name of [
      'x-gatehouse-ip',
      'x-middleware-subrequest',
      'x-original-url',
      'x-rewrite-url',
      'forwarded',
      'x-forwarded-for',
    ])
      expect(passed(response, name)).toBeNull()
    expect(passed(response, 'x-request-id')).not.toBe('mine')
    expect(passed(response, 'x-nonce')).not.toBe('mine')
  })

  it('lets nobody write from another site', () => {
    const write = (headers: Record<string, string>) =>
      ask('/api/trpc/tickets.report', { method: 'POST', headers }).status
    expect(write({ origin: 'http://palm-grove.localhost:3000' })).toBe(200)
    expect(write({ 'sec-fetch-site': 'same-origin' })).toBe(200)
    for (const origin of [
      'http://lagoon-heights.localhost:3000',
      'http://localhost:3000',
      'https://evil.com',
      'null',
      'palm-grove.localhost',
      'http://palm-grove.localhost.evil.com',
    ])
      expect([origin, write({ origin })]).toEqual([origin, 403])
    expect(write({})).toBe(403)
    expect(write({ 'sec-fetch-site': 'same-site' })).toBe(403)
  })

  it('closes the image route, which would fetch inside paths past it', () => {
    expect(ask('/_next/image?url=%2Fe%2Flagoon-heights&w=64&q=75').status).toBe(404)
  })

  it('sets security headers with a new nonce on every answer', () => {
    const [one, two] = [ask('/'), ask('/')]
    const csp = one.headers.get('content-security-policy')
    expect(csp).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic'/)
    expect(csp).toContain("frame-ancestors 'none'")
    expect(csp).not.toMatch(/script-src[^;]*unsafe-inline/)
    expect(two.headers.get('content-security-policy')).not.toBe(csp)
    expect(one.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('sets them on what it refuses and on what it only passes on, too', () => {
    const write = { method: 'POST', headers: { origin: 'https://evil.com' } }
    for (const answer of [
      ask('/', { host: 'evil.com' }),
      ask('/_next/image?url=x'),
      ask('/api/trpc/x', write),
      ask('/api/health/live'),
    ]) {
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('x-frame-options')).toBe('DENY')
      expect(answer.headers.get('content-security-policy')).toBe(
        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      )
    }
  })

  it('leaves the policy over uploaded files to their own route, which lets nothing run', () => {
    const answer = ask('/api/files/01a1fb76-1772-701a-bea5-484545da6142')
    expect(answer.headers.has('content-security-policy')).toBe(false)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(ask('/api/trpc/bell.list').headers.has('content-security-policy')).toBe(true)
  })
})
