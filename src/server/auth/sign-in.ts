import type { Site } from '@/lib/host'
import { networkOf } from '@/lib/network'
import type { RequestInfo } from '../request'
import { accountDb, accountQuery } from '../db/client'
import { limit } from '../limits'
import { estateIdNow } from './directory'
import { passwordMatches } from './password'
import { SESSION_LIFE, sessionScope } from './session'

const PER_ADDRESS = { max: 30, windowSeconds: 600 }
/** One address at one account: far above what a person mistypes. */
const PER_PAIR = { max: 10, windowSeconds: 600 }
/** All addresses at one account: high enough that nobody can cheaply keep a guard out from afar. */
const PER_ACCOUNT = { max: 60, windowSeconds: 3600 }

const LONGEST = 128

export type SignedIn = { accountId: string; sessionId: string; scope: string; maxAge: number }

/**
 * Checks email and password for the site of the request and opens a session there. Null for every reason: whether an
 * account exists, or belongs here, is told neither by the answer nor by its time.
 * @throws DomainError RATE_LIMITED by address and by account
 */
export async function signIn(
  request: RequestInfo,
  email: string,
  password: string,
): Promise<SignedIn | null> {
  const address = email.trim().toLowerCase().slice(0, 254)
  const network = networkOf(request.ip)
  const counted = [
    await limit(['sign-in by address', network], PER_ADDRESS),
    await limit(['sign-in by address at account', network, address], PER_PAIR),
    await limit(['sign-in at account', address], PER_ACCOUNT),
  ]
  const account = await accountDb().account.findUnique({
    where: { email: address },
    select: { id: true, passwordHash: true },
  })
  // Hashed all the same where it is longer than any password, so that the time tells nothing; but never right.
  const isRight = await passwordMatches(account?.passwordHash ?? null, password.slice(0, LONGEST))
  const matches = isRight && password.length <= LONGEST
  const place = await signInPlace(request.site, account?.id ?? null)
  if (!matches || !account || !place) return null
  // An office of fifty people behind one address signs in every morning: only failures count.
  await Promise.all(counted.map((one) => one.takeBack()))
  return openSession(request, account.id, place, { confirmedAt: request.clock.now() })
}

type Place = { estateId: string } | 'console'

/** Where the account may sign in on this site: as an operator, or as a member who may at least see why not more. */
export async function signInPlace(site: Site, accountId: string | null): Promise<Place | null> {
  const nobody = '00000000-0000-0000-0000-000000000000'
  if (site.kind === 'console') {
    const operator = await accountDb().operator.findFirst({
      where: { accountId: accountId ?? nobody, active: true },
      select: { id: true },
    })
    return operator ? 'console' : null
  }
  if (site.kind !== 'estate') return null
  const estateId = await estateIdNow(site.slug)
  if (!estateId) return null
  const members = await accountQuery<{ status: string }>('SELECT status FROM member_of_account($1, $2)', [
    estateId,
    accountId ?? nobody,
  ])
  const status = members[0]?.status
  return status === 'active' || status === 'pending' || status === 'suspended' ? { estateId } : null
}

/** A new session of an account that was let in. */
export async function openSession(
  request: RequestInfo,
  accountId: string,
  place: Place,
  { confirmedAt = null }: { confirmedAt?: Date | null } = {},
): Promise<SignedIn> {
  const site = place === 'console' ? 'console' : 'estate'
  const maxAge = SESSION_LIFE[site].absolute
  const now = request.clock.now()
  const session = await accountDb().session.create({
    data: {
      site,
      estateId: place === 'console' ? null : place.estateId,
      accountId,
      userAgent: request.userAgent,
      ip: request.ip ?? '',
      deviceHash: request.deviceHash,
      confirmedAt,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + maxAge * 1000),
    },
    select: { id: true },
  })
  return { accountId, sessionId: session.id, scope: sessionScope(place), maxAge }
}

/** The session of an operator's visit; it ends with the visit. */
export async function openSupportSession(
  request: RequestInfo,
  visit: {
    estateId: string
    accountId: string
    accessId: string
    consoleSessionId: string
    expiresAt: Date
  },
): Promise<SignedIn> {
  const now = request.clock.now()
  const session = await accountDb().session.create({
    data: {
      site: 'estate',
      estateId: visit.estateId,
      accountId: visit.accountId,
      supportAccessId: visit.accessId,
      consoleSessionId: visit.consoleSessionId,
      userAgent: request.userAgent,
      ip: request.ip ?? '',
      createdAt: now,
      lastSeenAt: now,
      expiresAt: visit.expiresAt,
    },
    select: { id: true },
  })
  const maxAge = Math.ceil((visit.expiresAt.getTime() - now.getTime()) / 1000)
  return { accountId: visit.accountId, sessionId: session.id, scope: sessionScope(visit), maxAge }
}

/** Ends a session at once: its row is asked on every request. */
export async function revokeSession(sessionId: string, now: Date): Promise<void> {
  await accountDb().session.updateMany({
    where: { id: sessionId, revokedAt: null },
    data: { revokedAt: now },
  })
}
