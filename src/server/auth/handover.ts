import { createHash, randomBytes } from 'node:crypto'
import { config } from '../config'
import { accountDb } from '../db/client'
import type { RequestInfo } from '../request'
import { enterAsSupport } from '../support/enter'
import { openSession, signInPlace, type SignedIn } from './sign-in'

const LIFE_MS = 60_000

/**
 * The address at which an account is signed in on an estate's site: once, within a minute, in the browser that asked.
 * The token stands behind the `#`, which browsers send to nobody.
 */
export async function handoverTo(
  estate: { id: string; slug: string },
  accountId: string,
  request: Pick<RequestInfo, 'clock' | 'userAgent'>,
  visit: { supportAccessId: string; consoleSessionId: string } | null = null,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await accountDb().handover.create({
    data: {
      tokenHash: hashOf(token),
      accountId,
      estateId: estate.id,
      supportAccessId: visit?.supportAccessId ?? null,
      consoleSessionId: visit?.consoleSessionId ?? null,
      userAgent: request.userAgent,
      expiresAt: new Date(request.clock.now().getTime() + LIFE_MS),
    },
    select: { id: true },
  })
  const { scheme, publicRoot } = config()
  return `${scheme}://${estate.slug}.${publicRoot}/enter#${token}`
}

/** Opens the session that a hand-over carries; null where it was used, ran out, or is for another site or browser. */
export async function enterByHandover(request: RequestInfo, token: string): Promise<SignedIn | null> {
  const now = request.clock.now()
  const tokenHash = hashOf(token)
  // Compare-and-set: of two at once, one enters.
  const { count } = await accountDb().handover.updateMany({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  })
  if (count === 0) return null
  const { accountId, estateId, userAgent, supportAccessId, consoleSessionId } =
    await accountDb().handover.findUniqueOrThrow({
      where: { tokenHash },
      select: {
        accountId: true,
        estateId: true,
        userAgent: true,
        supportAccessId: true,
        consoleSessionId: true,
      },
    })
  if (userAgent !== request.userAgent) return null
  if (supportAccessId && consoleSessionId)
    return enterAsSupport(request, { estateId, accountId, accessId: supportAccessId, consoleSessionId })
  if (supportAccessId) return null
  const place = await signInPlace(request.site, accountId)
  if (!place || place === 'console' || place.estateId !== estateId) return null
  return openSession(request, accountId, place)
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
