import { expect, test } from '@playwright/test'
import { ask, cookieFor, hostOf, query } from './site'

// What somebody with a socket can try against the running product.

const ESTATE = 'palm-grove'
const OTHER = 'lagoon-heights'
const LIST = query('tickets.list', { limit: 5 })

test.describe('a session', () => {
  test('of one estate is worth nothing on another, on the console or at the root', async () => {
    const cookie = await cookieFor(ESTATE, 'administrator')
    expect((await ask({ host: hostOf(ESTATE), path: LIST, headers: { cookie } })).status).toBe(200)
    for (const host of [hostOf(OTHER), hostOf('console'), hostOf('')]) {
      expect((await ask({ host, path: LIST, headers: { cookie } })).status).toBe(401)
      const page = await ask({ host, path: '/manage/tickets', headers: { cookie } })
      expect(page.body).not.toContain('MNT-')
    }
  })

  test('of an operator is worth nothing on an estate, and the reverse', async () => {
    const operator = await cookieFor('console', 'operator (owner)')
    expect(
      (
        await ask({
          host: hostOf('console'),
          path: query('platform.estates', {}),
          headers: { cookie: operator },
        })
      ).status,
    ).toBe(200)
    expect((await ask({ host: hostOf(ESTATE), path: LIST, headers: { cookie: operator } })).status).toBe(401)
    const member = await cookieFor(ESTATE, 'administrator')
    expect(
      (
        await ask({
          host: hostOf('console'),
          path: query('platform.estates', {}),
          headers: { cookie: member },
        })
      ).status,
    ).toBe(401)
  })

  test('ends with signing out, for every copy of its cookie', async () => {
    const host = hostOf(ESTATE)
    const cookie = await cookieFor(ESTATE, 'finance')
    const csrf = await ask({ host, path: '/api/auth/csrf', headers: { cookie } })
    const token: unknown = JSON.parse(csrf.body).csrfToken
    const jar = [cookie, ...(csrf.headers['set-cookie'] ?? []).map((one) => one.split(';')[0])].join('; ')
    await ask({
      host,
      path: '/api/auth/signout',
      method: 'POST',
      headers: { cookie: jar, origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrfToken: String(token), json: 'true' }).toString(),
    })
    expect((await ask({ host, path: LIST, headers: { cookie } })).status).toBe(401)
  })
})

test.describe('a host', () => {
  for (const host of [
    'evil.com',
    `${OTHER}.localhost.evil.com`,
    'a.b.localhost',
    'admin.localhost',
    '127.0.0.1',
    `${ESTATE}.localhost@evil.com`,
  ])
    test(`${host} belongs to nobody: 421, in every form`, async () => {
      for (const path of [
        '/',
        '/manage/tickets',
        LIST,
        `/e/${ESTATE}/manage/tickets`,
        '/api/files/x',
        '/_next/image?url=%2F&w=64&q=75',
      ])
        expect((await ask({ host, path })).status).toBe(421)
    })

  test('of a free slug gets a friendly page and no data', async () => {
    const answer = await ask({
      host: hostOf('nobody-lives-here'),
      path: '/',
      headers: { accept: 'text/html' },
    })
    expect(answer.status).toBe(404)
    expect(answer.body).not.toMatch(/Palm Grove|Lagoon Heights|Acacia Court|MNT-/)
  })

  test('cannot be claimed by forwarding headers', async () => {
    const cookie = await cookieFor(ESTATE, 'administrator')
    const mine = await ask({ host: hostOf(ESTATE), path: LIST, headers: { cookie } })
    const forged = {
      'x-forwarded-host': hostOf(OTHER),
      'x-host': hostOf(OTHER),
      forwarded: `host=${hostOf(OTHER)}`,
      'x-original-url': `/e/${OTHER}/manage/tickets`,
      'x-rewrite-url': `/e/${OTHER}/manage/tickets`,
      'x-estate': OTHER,
      'x-gatehouse-site': OTHER,
    }
    expect((await ask({ host: hostOf(ESTATE), path: LIST, headers: { cookie, ...forged } })).body).toBe(
      mine.body,
    )
    const page = await ask({ host: hostOf(ESTATE), path: '/sign-in', headers: forged })
    expect(page.body).not.toContain('Lagoon')
  })
})

test.describe('a path', () => {
  const inside = [
    `/e/${OTHER}/manage/tickets`,
    `/%65/${OTHER}/manage/tickets`,
    `/e%2f${OTHER}%2fmanage%2ftickets`,
    `/./e/${OTHER}/manage/tickets`,
    `/../${OTHER}/manage/tickets`,
    `/%2e%2e/${OTHER}/manage/tickets`,
    `/..%2f${OTHER}%2fmanage`,
    `//e/${OTHER}/manage/tickets`,
    `/\\e\\${OTHER}`,
    '/console',
    '/console/estates',
    '/apex',
    `/_next/data/x/e/${OTHER}/manage/tickets.json`,
    `/_next/image?url=%2Fe%2F${OTHER}%2Fmanage%2Ftickets&w=640&q=75`,
    `/manage/tickets;/../../${OTHER}`,
  ]
  for (const path of inside)
    test(`${path} shows nothing of another site, as a page or as what scripts fetch`, async () => {
      const cookie = await cookieFor(ESTATE, 'administrator')
      for (const headers of [
        {},
        { rsc: '1' },
        { rsc: '1', 'next-router-prefetch': '1' },
        { 'next-url': `/e/${OTHER}/manage/tickets`, rsc: '1' },
      ]) {
        const answer = await ask({ host: hostOf(ESTATE), path, headers: { cookie, ...headers } })
        expect(answer.body).not.toContain('Lagoon Heights')
        expect(answer.body).not.toMatch(/Acacia|Olu Operator/)
      }
    })

  test('can’t be taken past the middleware by a subrequest header', async () => {
    for (const value of [
      'middleware',
      'src/middleware',
      'middleware:middleware:middleware:middleware:middleware',
      'proxy:proxy:proxy:proxy:proxy',
      'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy',
    ]) {
      const answer = await ask({
        host: hostOf(ESTATE),
        path: `/e/${OTHER}/manage/tickets`,
        headers: { 'x-middleware-subrequest': value },
      })
      expect(answer.body).not.toContain('Lagoon Heights')
      expect(answer.status).toBeGreaterThanOrEqual(300)
    }
  })

  test('of a page is closed without a session, whatever form it is asked in', async () => {
    for (const path of [
      '/manage',
      '/manage/tickets',
      '/manage/people',
      '/home',
      '/help',
      '/account',
      '/gate',
    ])
      for (const headers of [{}, { rsc: '1' }]) {
        const answer = await ask({ host: hostOf(ESTATE), path, headers })
        expect([path, answer.body.includes('MNT-')]).toEqual([path, false])
        if (!('rsc' in headers))
          expect([path, answer.status, answer.headers.location]).toEqual([
            path,
            307,
            expect.stringContaining('/sign-in'),
          ])
      }
  })
})

test('200 requests of three estates at once: everyone gets their own', async () => {
  const sites = [ESTATE, OTHER, 'acacia-court']
  const cookies = await Promise.all(sites.map((site) => cookieFor(site, 'administrator')))
  const alone = await Promise.all(
    sites.map((site, index) =>
      ask({ host: hostOf(site), path: LIST, headers: { cookie: cookies[index] ?? '' } }),
    ),
  )
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const turn = index % sites.length
      const answer = await ask({
        host: hostOf(sites[turn] ?? ''),
        path: LIST,
        headers: { cookie: cookies[turn] ?? '' },
      })
      return { turn, answer }
    }),
  )
  for (const { turn, answer } of answers) expect(answer.body).toBe(alone[turn]?.body)
  expect(new Set(alone.map((answer) => answer.body)).size).toBe(3)
})

const nested = (levels: number): unknown => (levels === 0 ? [] : [nested(levels - 1)])

test('every answer of the API carries the error shape, and no stack', async () => {
  const cookie = await cookieFor(ESTATE, 'tenant')
  const tries = [
    { path: query('tickets.record', { id: 'nonsense' }), error: 'VALIDATION_ERROR' },
    {
      path: query('tickets.record', { id: '01890000-0000-7000-8000-000000000000' }),
      error: 'RESOURCE_NOT_FOUND',
    },
    { path: query('tickets.nothing', {}), error: 'RESOURCE_NOT_FOUND' },
    { path: query('tickets.workers', {}), error: 'AUTHORIZATION_ERROR' },
    { path: '/api/trpc/tickets.list?input=%7Bbroken', error: 'VALIDATION_ERROR' },
    { path: query('tickets.list', { q: nested(300) }), error: 'VALIDATION_ERROR' },
  ]
  for (const { path, error } of tries) {
    const answer = await ask({ host: hostOf(ESTATE), path, headers: { cookie } })
    const shape: unknown = JSON.parse(answer.body).error.json.data
    expect(shape).toMatchObject({
      error,
      code: expect.any(String),
      message: expect.any(String),
      details: expect.any(Object),
      requestId: expect.any(String),
    })
    expect(answer.body).not.toMatch(/node_modules|\.ts:|at .*\(/)
  }
})

test('nobody writes from another site', async () => {
  const cookie = await cookieFor(ESTATE, 'tenant')
  for (const origin of [`http://${hostOf(OTHER)}`, 'https://evil.com', 'null'])
    expect(
      (
        await ask({
          host: hostOf(ESTATE),
          path: '/api/trpc/bell.markAllRead',
          method: 'POST',
          headers: { cookie, origin, 'content-type': 'application/json' },
          body: '{}',
        })
      ).status,
    ).toBe(403)
})

test('no answer goes without security headers, be it a page, a refusal or a missing file', async () => {
  const host = hostOf(ESTATE)
  for (const tried of [
    { host, path: '/sign-in' },
    { host, path: '/nothing-here' },
    { host, path: '/favicon.ico' },
    { host, path: '/assets/mark.svg' },
    { host, path: '/assets/missing' },
    { host, path: '/_next/static/missing.js' },
    { host, path: '/api/health/live' },
    { host: 'evil.com', path: '/' },
  ]) {
    const { headers } = await ask(tried)
    expect([
      tried.path,
      headers['x-content-type-options'],
      headers['x-frame-options'],
      headers['content-security-policy'],
    ]).toEqual([tried.path, 'nosniff', 'DENY', expect.stringContaining("frame-ancestors 'none'")])
  }
})
