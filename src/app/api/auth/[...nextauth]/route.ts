import { randomBytes } from 'node:crypto'
import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import '@/registry/install'
import { authOptions } from '@/server/auth/options'
import { deviceCookieName } from '@/server/auth/session'
import { config } from '@/server/config'
import { deviceHashOf, requestInfo } from '@/server/request'

type Params = { params: Promise<{ nextauth: string[] }> }

async function handler(request: NextRequest, params: Params): Promise<Response> {
  const info = requestInfo(request.headers)
  // Whoever signs in on the console gets a name for the browser, by which it is known the next time.
  const device =
    info.site.kind === 'console' && !info.deviceHash ? randomBytes(32).toString('base64url') : null
  const named = device ? { ...info, deviceHash: deviceHashOf(device) } : info
  const answer: unknown = await NextAuth(request, params, authOptions(named))
  if (!(answer instanceof Response)) throw new Error('next-auth gave no response')
  if (device && request.method === 'POST') answer.headers.append('set-cookie', deviceCookie(device))
  return answer
}

const DEVICE_LIFE = 180 * 86_400

function deviceCookie(device: string): string {
  const secure = config().secureCookies ? '; Secure' : ''
  return `${deviceCookieName()}=${device}; Path=/; Max-Age=${DEVICE_LIFE}; HttpOnly; SameSite=Lax${secure}`
}

export { handler as GET, handler as POST }
