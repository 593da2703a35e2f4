import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { networkOf } from '@/lib/network'
import { config } from '../config'
import { DomainError } from '../errors'
import { limit } from '../limits'
import { log } from '../log'
import type { RequestInfo } from '../request'
import { enterByHandover } from './handover'
import { revokeSession, signIn, type SignedIn } from './sign-in'
import { SESSION_LIFE, sessionCookieName } from './session'

const credentials = z.object({
  email: z
    .string()
    .max(254)
    .regex(/^[^\0]*$/),
  password: z.string().max(1000),
})
const token = z.object({ sid: z.uuid() })
const handover = z.object({ token: z.string().regex(/^[\w-]{43}$/) })
/** Far more than anybody switches; far less than a guess would need. */
const HANDOVERS = { max: 60, windowSeconds: 600 }

/** next-auth's settings for one request: cookie, life and scope depend on the site. */
export function authOptions(request: RequestInfo): NextAuthOptions {
  const secure = config().secureCookies
  const life = SESSION_LIFE[request.site.kind === 'console' ? 'console' : 'estate']
  const host = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  let opened: SignedIn | null = null
  return {
    secret: config().authSecret,
    session: { strategy: 'jwt', maxAge: life.absolute },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { name: sessionCookieName(), options: host },
      csrfToken: { name: `${secure ? '__Host-' : ''}gatehouse-csrf`, options: host },
      callbackUrl: { name: `${secure ? '__Host-' : ''}gatehouse-callback`, options: host },
    },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(input) {
          const parsed = credentials.safeParse(input)
          if (!parsed.success) return null
          opened = await inWords(request, () => signIn(request, parsed.data.email, parsed.data.password))
          return opened ? { id: opened.accountId } : null
        },
      }),
      Credentials({
        id: 'handover',
        credentials: { token: {} },
        async authorize(input) {
          const parsed = handover.safeParse(input)
          if (!parsed.success) return null
          opened = await inWords(request, async () => {
            await limit(['handover by address', networkOf(request.ip)], HANDOVERS)
            return enterByHandover(request, parsed.data.token)
          })
          return opened ? { id: opened.accountId } : null
        },
      }),
    ],
    callbacks: {
      jwt: ({ token: claims }) =>
        opened ? { sub: opened.accountId, sid: opened.sessionId, scope: opened.scope } : claims,
      // Nothing of the session is handed to scripts; the server reads the cookie itself.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => (/^\/(?![/\\])/.test(url) ? baseUrl + url : baseUrl),
    },
    events: {
      async signOut({ token: claims }) {
        const parsed = token.safeParse(claims)
        if (parsed.success) await revokeSession(parsed.data.sid, request.clock.now())
      },
    },
  }
}

/** next-auth hands the message of a thrown error to the page as `error`. */
async function inWords<T>(request: RequestInfo, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DomainError) throw new Error(error.kind)
    log().error({ requestId: request.requestId, err: error }, 'a sign-in failed')
    throw new Error('INTERNAL_SERVER_ERROR')
  }
}
