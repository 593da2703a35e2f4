import { readFileSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { z } from 'zod'

const demo = z.object({
  estates: z.array(z.object({ slug: z.string(), name: z.string() })),
  accounts: z.array(
    z.object({
      site: z.string(),
      role: z.string(),
      email: z.string(),
      password: z.string(),
      authenticatorKey: z.string().optional(),
    }),
  ),
})

const PORT = Number(process.env.E2E_PORT)

const inFolder = (name: string) => path.join(process.env.E2E_DATA_DIR ?? '', name)

/** Who can sign in on the demo's sites; operators with the key of their authenticator app. */
export function account(site: string, role: string) {
  const { accounts } = demo.parse(JSON.parse(readFileSync(inFolder('demo.json'), 'utf8')))
  const found = accounts.find((one) => one.site === site && one.role === role)
  if (!found) throw new Error(`the demo has no ${role} on ${site}`)
  return found
}

export const hostOf = (site: string): string =>
  site === '' ? `localhost:${PORT}` : `${site}.localhost:${PORT}`
export const urlOf = (site: string, path = '/'): string => `http://${hostOf(site)}${path}`

export type Answer = { status: number; headers: http.IncomingHttpHeaders; body: string }

type Ask = {
  host: string
  path: string
  method?: string
  headers?: http.OutgoingHttpHeaders
  body?: string
  /** Of another server than the journeys' own. */
  port?: number
  /** The address on this machine that it comes from. */
  from?: string
}

/** A request as an attacker would send it: any host, any path to the letter, any header. */
export function ask({ host, path, method = 'GET', headers = {}, body, ...at }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port = PORT, from } = at
    const request = http.request(
      { host: '127.0.0.1', port, localAddress: from, path, method, headers: { host, ...headers } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

/** What an authenticator app with this key shows; the next code already, for the one of now may have been used. */
export function nextCode(key: string): string {
  return codeAt(key, Date.now() + 30_000)
}

function codeAt(key: string, timestamp: number): string {
  return new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp })
}

const OPERATORS = ['operator (owner)', 'operator (read_only)'] as const
const kept = z.record(z.string(), z.string())

/** Signs the demo's operators in, once for all journeys: a code of theirs is taken only once. */
export async function signOperatorsIn(): Promise<void> {
  const entries = await Promise.all(
    OPERATORS.map(async (role) => {
      const cookie = await byPassword('console', role)
      const key = account('console', role).authenticatorKey ?? ''
      const answer = await ask({
        host: hostOf('console'),
        path: '/api/trpc/identity.secondFactor.give',
        method: 'POST',
        headers: { cookie, origin: `http://${hostOf('console')}`, 'content-type': 'application/json' },
        body: JSON.stringify({ json: { code: codeAt(key, Date.now()) } }),
      })
      if (answer.status !== 200) throw new Error(`the code of ${role} was refused: ${answer.body}`)
      return [role, cookie]
    }),
  )
  writeFileSync(inFolder('operators.json'), JSON.stringify(Object.fromEntries(entries)), { mode: 0o600 })
}

/** The cookie of somebody's session: of operators the one that all journeys share, of others a new one. */
export async function cookieFor(site: string, role: string): Promise<string> {
  if (site !== 'console') return byPassword(site, role)
  const cookie = kept.parse(JSON.parse(readFileSync(inFolder('operators.json'), 'utf8')))[role]
  if (!cookie) throw new Error(`no ${role} is signed in on the console`)
  return cookie
}

/** Signs in over HTTP and gives the session's cookie. */
async function byPassword(site: string, role: string): Promise<string> {
  const { email, password } = account(site, role)
  const host = hostOf(site)
  const csrf = await ask({ host, path: '/api/auth/csrf' })
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(JSON.parse(csrf.body))
  const answer = await ask({
    host,
    path: '/api/auth/callback/credentials',
    method: 'POST',
    headers: {
      cookie: cookies(csrf),
      origin: `http://${host}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }).toString(),
  })
  const session = cookies(answer)
  if (!session.includes('gatehouse-session='))
    throw new Error(`${email} could not sign in: ${answer.status} ${answer.body}`)
  return session
}

function cookies(answer: Answer): string {
  return (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ')
}

/** The path of a query of the API. */
export function query(procedure: string, input?: unknown): string {
  return `/api/trpc/${procedure}${input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`}`
}
