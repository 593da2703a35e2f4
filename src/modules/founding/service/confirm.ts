import type { Prisma } from '@/generated/prisma/client'
import { handoverTo } from '@/server/auth/handover'
import { hashPassword, passwordMatches } from '@/server/auth/password'
import { accountDb, unsafeAcrossEstates } from '@/server/db/client'
import { DomainError } from '@/server/errors'
import { makeEstate } from '@/server/estates'
import { limit } from '@/server/limits'
import { log } from '@/server/log'
import { askPlatformJob } from '@/server/platform-jobs'
import type { RequestInfo } from '@/server/request'
import { furnishJob } from '../platform-jobs'
import { slugAnswer, slugRefusal } from '../queries/slugs'
import { estateFacts, type ConfirmFounding } from '../schemas'
import { secretHash } from '../secrets'
import { furnish } from './furnish'
import { proveMailbox } from './prove'
import { foundingGone, siteOf } from './start'

const PASSWORDS = { max: 5, windowSeconds: 1800 }

const FOUNDING = {
  id: true,
  name: true,
  email: true,
  phone: true,
  keyHash: true,
  passwordHash: true,
  facts: true,
  verifiedAt: true,
  estateId: true,
  expiresAt: true,
} as const

type Founding = Prisma.FoundingGetPayload<{ select: typeof FOUNDING }>

/**
 * Verifies the mailbox by code or link, and makes the estate with its founder as administrator: once, however often it is
 * asked. Until then there is nothing but the request.
 * @returns where to go: into the new estate, signed in
 */
export async function confirmFounding(
  request: RequestInfo,
  input: ConfirmFounding,
): Promise<{ href: string }> {
  const now = request.clock.now()
  const founding = await findFounding(input)
  if (founding.estateId) return { href: await siteOfMade(founding.estateId) }
  if (founding.expiresAt <= now) throw foundingGone()
  await proveMailbox(founding, input, now)
  const account = await accountOf(founding, input.password)
  const slug = input.slug ?? estateFacts.parse(founding.facts).slug
  const made = await makeOnce(request, { id: founding.id, email: founding.email, slug, account })
  if (!made.isNew) return { href: await siteOfMade(made.id) }
  await furnish(founding.id).catch((err: unknown) => {
    log().error({ requestId: request.requestId, err }, 'a new estate is furnished by the worker instead')
  })
  return { href: await handoverTo({ id: made.id, slug }, made.accountId, request) }
}

async function findFounding({ key, link }: ConfirmFounding): Promise<Founding> {
  const where = link ? { linkHash: secretHash(link) } : key ? { keyHash: secretHash(key) } : null
  const founding = where && (await accountDb().founding.findUnique({ where, select: FOUNDING }))
  if (!founding) throw foundingGone()
  return founding
}

async function siteOfMade(id: string): Promise<string> {
  const { slug } = await accountDb().estate.findUniqueOrThrow({ where: { id }, select: { slug: true } })
  return siteOf(slug)
}

type FounderAccount = { id: string } | { name: string; email: string; passwordHash: string }

/**
 * The account that becomes the administrator's: a new one with the password that was chosen, or the one that this mailbox
 * has already, by its own password.
 */
async function accountOf(
  { name, email, passwordHash }: Founding,
  password: string | undefined,
): Promise<FounderAccount> {
  const account = await accountDb().account.findUnique({
    where: { email },
    select: { id: true, passwordHash: true },
  })
  if (!account) {
    const chosen = passwordHash ?? (password ? await hashPassword(password) : null)
    if (!chosen) throw foundingGone()
    return { name, email, passwordHash: chosen }
  }
  if (!account.passwordHash) {
    // Invited once and never come: whoever has the mailbox sets the password.
    await accountDb().account.updateMany({
      where: { id: account.id, passwordHash: null },
      data: { passwordHash },
    })
    return { id: account.id }
  }
  if (!password) throw await otherPassword(account.id, 'founding.has_account')
  const counted = await limit(['founding password', email], PASSWORDS)
  if (!(await passwordMatches(account.passwordHash, password)))
    throw await otherPassword(account.id, 'founding.wrong_password')
  await counted.takeBack()
  return { id: account.id }
}

/** Told only to whoever has the mailbox: that it has a sign-in, and where its password can be chosen anew. */
async function otherPassword(accountId: string, code: string): Promise<DomainError> {
  const estates = await unsafeAcrossEstates(
    'the owner of a mailbox is told where it signs in',
  ).estate.findMany({
    where: { id: { in: await estatesOf(accountId) } },
    select: { name: true, slug: true },
    orderBy: { name: 'asc' },
    take: 5,
  })
  const words =
    code === 'founding.has_account'
      ? 'This address has a sign-in already. Enter the password that it has.'
      : 'This is not the password of the sign-in that this address has already.'
  return new DomainError('RESOURCE_CONFLICT', code, words, {
    fields: { password: words },
    estates: estates.map(({ name, slug }) => ({ name, href: `${siteOf(slug)}/forgot` })),
  })
}

async function estatesOf(accountId: string): Promise<string[]> {
  const members = await unsafeAcrossEstates(
    'the owner of a mailbox is told where it signs in',
  ).member.findMany({
    where: { accountId, status: 'active' },
    select: { estateId: true },
    take: 5,
  })
  return members.map(({ estateId }) => estateId)
}

type Making = { id: string; email: string; slug: string; account: FounderAccount }
type Made = { id: string; accountId: string; isNew: true } | { id: string; isNew: false }

/** Account, estate, administrator and the line in the trail, or nothing of them. */
async function makeOnce(request: RequestInfo, making: Making): Promise<Made> {
  try {
    return await unsafeAcrossEstates('somebody founds an estate').$transaction((db) =>
      makeIn(db, request, making),
    )
  } catch (error) {
    if (!isTaken(error)) throw error
    // Somebody else was first: what was typed waits, and another address is offered.
    const answer = await slugAnswer({ slug: making.slug })
    if (answer.state !== 'free') throw slugRefusal(answer)
    const [account] = await accountDb().account.findMany({
      where: { email: making.email },
      select: { id: true },
    })
    throw account ? await otherPassword(account.id, 'founding.has_account') : error
  }
}

async function makeIn(db: Prisma.TransactionClient, request: RequestInfo, making: Making): Promise<Made> {
  const now = request.clock.now()
  // Two tabs, two clicks: the second waits here, and finds it made.
  await db.$queryRaw`SELECT id FROM founding WHERE id = ${making.id}::uuid FOR UPDATE`
  const founding = await db.founding.findUniqueOrThrow({ where: { id: making.id }, select: FOUNDING })
  if (founding.estateId) return { id: founding.estateId, isNew: false }
  const facts = { ...estateFacts.parse(founding.facts), slug: making.slug }
  const accountId = await accountIn(db, making.account, now)
  const { name, email, phone } = founding
  const estate = await makeEstate(db, {
    facts: {
      ...facts,
      city: facts.city || null,
      state: facts.state || null,
      address: facts.address || null,
      contactName: name,
      contactEmail: email,
      contactPhone: phone,
    },
    administrator: { accountId, name, email, phone },
    trail: { reason: `Founded by ${name} on the front page`, requestId: request.requestId, ip: request.ip },
    now,
  })
  await db.founding.update({
    where: { id: founding.id },
    data: { estateId: estate.id, passwordHash: null, codeHash: null },
    select: { id: true },
  })
  await askPlatformJob(db, furnishJob, { foundingId: founding.id })
  return { id: estate.id, accountId, isNew: true }
}

async function accountIn(db: Prisma.TransactionClient, account: FounderAccount, now: Date): Promise<string> {
  if ('id' in account) {
    await db.account.updateMany({
      where: { id: account.id, emailVerifiedAt: null },
      data: { emailVerifiedAt: now },
    })
    return account.id
  }
  const { id } = await db.account.create({ data: { ...account, emailVerifiedAt: now }, select: { id: true } })
  return id
}

function isTaken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2002'
}
