import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import net from 'node:net'
import { expect } from '@playwright/test'
import { z } from 'zod'
import { freePort } from '../scripts/lib/ports.mjs'
import { picture } from './picture'
import { ask, cookieFor, hostOf, query, urlOf, type Answer } from './site'
import { DESK, test } from './support'
import { settings, startServer } from './web-server'

const ESTATE = 'ferry-point'
const PORT = Number(process.env.E2E_PORT)
const answered = z.object({ result: z.object({ data: z.object({ json: z.unknown() }) }) })
const categories = z.object({ categories: z.array(z.object({ id: z.string() })) })

/** Calls the API on one of the servers as somebody who is signed in. */
async function call(port: number, cookie: string, procedure: string, input?: object): Promise<Answer> {
  const host = hostOf(ESTATE)
  if (!input) return ask({ host, port, path: query(procedure), headers: { cookie } })
  return ask({
    host,
    port,
    path: `/api/trpc/${procedure}`,
    method: 'POST',
    headers: { cookie, origin: `http://${host}`, 'content-type': 'application/json' },
    body: JSON.stringify({ json: input }),
  })
}

async function report(port: number, cookie: string, title: string): Promise<void> {
  const options = answered.parse(JSON.parse((await call(port, cookie, 'tickets.options')).body))
  const [category] = categories.parse(options.result.data.json).categories
  const place = { kind: 'common', area: 'The pool' }
  const answer = await call(port, cookie, 'tickets.report', { categoryId: category?.id, title, place })
  expect([answer.status, answer.body]).toEqual([200, expect.anything()])
}

/** Sends each connection to the first of the servers that takes it, as a balancer does. */
async function balance(ports: number[]): Promise<{ port: number; close: () => void }> {
  const balancer = net.createServer((browser) => {
    browser.on('error', () => undefined)
    const [first = 0, ...others] = ports
    const lead = (port: number, rest: number[]) => {
      const server = net.connect(port, '127.0.0.1', () => {
        server.off('error', next)
        server.on('error', () => browser.destroy())
        server.on('close', () => browser.destroy())
        browser.on('close', () => server.destroy())
        browser.pipe(server).pipe(browser)
      })
      const next = () => (rest[0] === undefined ? browser.destroy() : lead(rest[0], rest.slice(1)))
      server.once('error', next)
    }
    lead(first, others)
  })
  balancer.listen(0, '127.0.0.1')
  await once(balancer, 'listening')
  const address = balancer.address()
  if (address === null || typeof address === 'string') throw new Error('the balancer has no port')
  return { port: address.port, close: () => balancer.close() }
}

const responseOf = (request: http.ClientRequest) =>
  new Promise<http.IncomingMessage>((resolve, reject) =>
    request.once('response', resolve).once('error', reject),
  )

/** An upload of which the server has had all but the last bytes. */
async function almostUploaded(port: number, cookie: string) {
  const bytes = picture(320, 240)
  const host = hostOf(ESTATE)
  const request = http.request({
    host: '127.0.0.1',
    port,
    path: '/api/files',
    method: 'POST',
    headers: {
      ...{ host, cookie, origin: `http://${host}`, 'x-file-name': 'tap.png' },
      ...{ 'content-length': bytes.length, expect: '100-continue' },
    },
  })
  request.flushHeaders()
  await once(request, 'continue')
  request.write(bytes.subarray(0, -10))
  return {
    async finish(): Promise<number> {
      request.end(bytes.subarray(-10))
      const response = await responseOf(request)
      response.resume()
      return response.statusCode ?? 0
    },
  }
}

/** Somebody's open screens, as their browser keeps them open; `closed` once the server lets go of them. */
async function liveScreens(
  port: number,
  cookie: string,
  count: number,
): Promise<{ closed: Promise<unknown> }> {
  const screens = await Promise.all(
    Array.from({ length: count }, async () => {
      const request = http.get({
        ...{ host: '127.0.0.1', port, path: '/api/trpc/live.signals', agent: false },
        headers: { host: hostOf(ESTATE), cookie, accept: 'text/event-stream' },
      })
      const response = await responseOf(request)
      await once(response, 'data')
      return response
    }),
  )
  return { closed: Promise.all(screens.map((screen) => once(screen.resume(), 'end'))) }
}

/** One try to sign in with a wrong password, from an address that no other journey comes from. */
async function guess(port: number, email: string): Promise<Answer> {
  const host = hostOf(ESTATE)
  const at = { host, port, from: '127.0.0.77' }
  const csrf = await ask({ ...at, path: '/api/auth/csrf' })
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(JSON.parse(csrf.body))
  const cookie = (csrf.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ')
  return ask({
    ...at,
    path: '/api/auth/callback/credentials',
    method: 'POST',
    headers: {
      ...{ cookie, origin: `http://${host}` },
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ csrfToken, email, password: 'wrong', json: 'true' }).toString(),
  })
}

test('two web servers are one product, and one that stops leaves nobody standing', async ({ journey }) => {
  const port = await freePort(3500)
  const { server } = startServer(port, {
    ...settings(),
    WEB_PROCESSES: '1',
    ROOT_DOMAIN: `localhost:${PORT}`,
  })
  const health = () => ask({ host: hostOf(ESTATE), port, path: '/api/health/ready' })
  const isReady = () =>
    health().then(
      ({ status }) => status,
      () => 0,
    )
  await expect.poll(isReady, { timeout: 30_000 }).toBe(200)
  const [manager, desk] = [await cookieFor(ESTATE, 'administrator'), await cookieFor(ESTATE, 'facility')]

  await test.step('what is switched off on one is off on the other', async () => {
    for (const on of [false, true]) {
      const switched = await call(port, manager, 'settings.switchModule', { module: 'tickets', on })
      expect(switched.status).toBe(200)
      expect((await call(PORT, desk, 'tickets.options')).status).toBe(on ? 200 : 404)
    }
  })

  await test.step('guesses at a password count on both together', async () => {
    const email = `nobody-${randomInt(1e9)}@example.com`
    for (let count = 0; count < 10; count++)
      expect((await guess(count % 2 ? port : PORT, email)).body).not.toContain('RATE_LIMITED')
    for (const at of [port, PORT]) expect((await guess(at, email)).body).toContain('RATE_LIMITED')
  })

  const balancer = await balance([port, PORT])
  const page = await journey.open(ESTATE, 'facility', DESK)
  await page.goto(urlOf(ESTATE, '/manage/tickets').replace(String(PORT), String(balancer.port)))
  const tickets = page.getByRole('table', { name: 'Tickets' })
  /** The first may be there because the screen has just asked anew; the second can only have been heard of. */
  const hearsOfTwo = async () => {
    for (let count = 0; count < 2; count++) {
      const title = `The pump hums ${randomInt(1e9)}`
      await report(PORT, manager, title)
      await expect(tickets.getByText(title)).toBeVisible()
    }
  }

  await test.step('a screen at one hears what is done at the other', async () => {
    await expect(tickets).toBeVisible()
    await hearsOfTwo()
  })

  await test.step('told to stop, one finishes what it has begun and lets its screens go to the other', async () => {
    const screens = await liveScreens(port, desk, 3)
    const upload = await almostUploaded(port, desk)
    const asked = Date.now()
    const exit = once(server, 'exit')
    server.kill('SIGTERM')
    await screens.closed
    expect(await upload.finish()).toBe(201)
    expect(await exit).toEqual([0, null])
    expect(Date.now() - asked).toBeLessThan(10_000)
    await hearsOfTwo()
  })
  balancer.close()
})
