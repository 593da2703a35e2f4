import { passwordMatches } from '@/server/auth/password'
import { accountDb } from '@/server/db/client'
import { DomainError, invalid } from '@/server/errors'
import { limit } from '@/server/limits'
import type { RequestInfo } from '@/server/request'

const TRIES = { max: 10, windowSeconds: 600 }

/** Takes the password of whoever is signed in again, so that this session may do sensitive acts for a while. */
export async function confirmPassword(request: RequestInfo, password: string): Promise<void> {
  const member = (await request.estate())?.member
  if (member?.status !== 'active') throw new DomainError('AUTHENTICATION_ERROR', 'sign_in', 'Please sign in.')
  const { accountId, sessionId } = member.actor
  const counted = await limit(['password again', accountId], TRIES)
  const account = await accountDb().account.findUnique({
    where: { id: accountId },
    select: { passwordHash: true },
  })
  if (!(await passwordMatches(account?.passwordHash ?? null, password))) {
    const words = 'This is not the password that you sign in with.'
    throw invalid('identity.wrong_password', words, { password: words })
  }
  await counted.takeBack()
  await accountDb().session.updateMany({
    where: { id: sessionId, accountId, revokedAt: null },
    data: { confirmedAt: request.clock.now() },
  })
}
