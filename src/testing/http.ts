import { encode } from 'next-auth/jwt'
import { sessionCookieName, sessionScope } from '@/server/auth/session'
import { config } from '@/server/config'
import type { EstateInfo, MemberActor } from '@/server/context'

/** The headers of a browser on an estate's site, signed in as a member where one is given. */
export async function browserHeaders(estate: EstateInfo, member?: MemberActor): Promise<Headers> {
  const headers = new Headers({
    host: `${estate.slug}.${config().publicRoot}`,
    'sec-fetch-site': 'same-origin',
  })
  if (!member) return headers
  const token = await encode({
    token: { sid: member.sessionId, scope: sessionScope({ estateId: estate.id }) },
    secret: config().authSecret,
  })
  headers.set('cookie', `${sessionCookieName()}=${token}`)
  return headers
}
