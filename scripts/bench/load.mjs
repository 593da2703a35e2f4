import http from 'node:http'
import { gzipSync } from 'node:zlib'
import autocannon from 'autocannon'

/**
 * Keeps so many connections busy for a while.
 * @param {{ port: number, host: string, path: string, cookie?: string }} target
 * @param {{ connections?: number, seconds?: number }} [how]
 * @returns {Promise<{ perSecond: number, p95: number, failed: number }>} requests a second, milliseconds
 */
export async function load({ port, host, path, cookie }, { connections = 16, seconds = 6 } = {}) {
  const times = []
  const run = autocannon({
    url: `http://127.0.0.1:${port}${path}`,
    connections,
    duration: seconds,
    headers: { host, ...(cookie ? { cookie } : {}) },
  })
  run.on('response', (_client, _status, _bytes, time) => times.push(time))
  const result = await run
  times.sort((a, b) => a - b)
  return {
    perSecond: result['2xx'] / result.duration,
    p95: times[Math.floor(times.length * 0.95)] ?? Infinity,
    failed: result.non2xx + result.errors,
  }
}

/** One request with a Host header of our choice, which fetch would not send. */
export function request({ port, host, path, method = 'GET', headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const sent = http.request({ port, path, method, headers: { host, ...headers } }, (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Signs in on a site and returns the session's cookie. */
export async function signIn({ port, host, email, password }) {
  const csrf = await request({ port, host, path: '/api/auth/csrf' })
  const jar = cookiesOf(csrf)
  const { csrfToken } = JSON.parse(csrf.body.toString())
  const form = new URLSearchParams({ csrfToken, email, password, json: 'true' }).toString()
  const answer = await request({
    port,
    host,
    path: '/api/auth/callback/credentials',
    method: 'POST',
    headers: { cookie: jar, origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: form,
  })
  const cookie = cookiesOf(answer)
  if (!cookie.includes('session=')) throw new Error(`could not sign in as ${email}: ${answer.status}`)
  return cookie
}

function cookiesOf({ headers }) {
  return (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ')
}

/** Gzipped bytes of all scripts that a page loads first. */
export async function firstLoadBytes({ port, host, path, cookie }) {
  const page = await request({ port, host, path, headers: { cookie } })
  if (page.status !== 200) throw new Error(`${path} answered ${page.status}`)
  const html = page.body.toString()
  const scripts = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)].filter(
    ([tag]) => !/nomodule/i.test(tag),
  )
  let bytes = 0
  for (const src of new Set(scripts.map(([, src]) => src))) {
    const script = await request({ port, host, path: src })
    bytes += gzipSync(script.body).length
  }
  return bytes
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
