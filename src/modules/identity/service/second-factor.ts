import QRCode from 'qrcode'
import type { Prisma } from '@/generated/prisma/client'
import type { PlatformEventName } from '@/server/audit'
import type { OperatorActor } from '@/server/context'
import { isFresh, type ConsoleVisit } from '@/server/auth/session'
import { accountDb } from '@/server/db/client'
import { DomainError, conflict } from '@/server/errors'
import { askPlatformJob } from '@/server/platform-jobs'
import type { RequestInfo } from '@/server/request'
import { seal, unseal } from '@/server/secrets'
import { sendSecurityNoticeJob } from '../platform-jobs'
import { makeRecoveryCodes, recoveryCodeHash } from '../recovery-codes'
import { makeTotpSecret, totpCodeIn, totpStep, totpUri } from '@/server/auth/totp'

type Tx = Prisma.TransactionClient
export type HalfSignedIn = Pick<RequestInfo, 'console' | 'clock' | 'requestId' | 'ip'>

const TRIES = 5
const LOCK_MS = 30 * 60_000

/** Where somebody who gave the password stands. */
export async function secondFactorState(request: HalfSignedIn) {
  const visit = await request.console()
  if (!visit) return null
  const factor = await accountDb().secondFactor.findUnique({
    where: { accountId: visit.accountId },
    select: { createdAt: true },
  })
  return { name: visit.name, enrolled: factor !== null, passed: visit.operator !== null }
}

/** What one's own second factor is made of, for the page on which it is looked after. */
export async function ownSecondFactor(operator: OperatorActor) {
  const where = { accountId: operator.accountId }
  const [factor, codesLeft, account] = await Promise.all([
    accountDb().secondFactor.findUnique({ where, select: { createdAt: true } }),
    accountDb().recoveryCode.count({ where: { ...where, usedAt: null } }),
    accountDb().account.findUniqueOrThrow({ where: { id: operator.accountId }, select: { email: true } }),
  ])
  return { name: operator.name, email: account.email, since: factor?.createdAt ?? null, codesLeft }
}

/**
 * The secret that this session may set an app up with; the same one until it is confirmed. Whoever has a second factor
 * already must have given it lately.
 */
export async function beginEnrolment(request: HalfSignedIn): Promise<{ secret: string; qr: string }> {
  const visit = await mayEnrol(request)
  const db = accountDb()
  const account = await db.account.findUniqueOrThrow({
    where: { id: visit.accountId },
    select: { email: true },
  })
  const begun = await db.secondFactorEnrolment.upsert({
    where: { sessionId: visit.sessionId },
    create: {
      sessionId: visit.sessionId,
      accountId: visit.accountId,
      secret: seal(makeTotpSecret(), visit.sessionId),
    },
    update: {},
    select: { secret: true },
  })
  const secret = unseal(begun.secret, visit.sessionId).text
  const qr = await QRCode.toDataURL(totpUri(secret, account.email), { margin: 2, width: 440 })
  return { secret, qr }
}

async function mayEnrol(request: HalfSignedIn): Promise<ConsoleVisit> {
  const visit = await visitOf(request)
  const enrolled = await accountDb().secondFactor.count({ where: { accountId: visit.accountId } })
  if (enrolled === 0) return visit
  if (!visit.operator) throw conflict('identity.enrolled', 'An authenticator app is set up already.')
  if (!isFresh(visit.operator, request.clock)) throw again()
  return visit
}

/** Takes the app in whose first code is right, gives the recovery codes, and lets the session in. */
export async function confirmEnrolment(request: HalfSignedIn, typed: string): Promise<{ codes: string[] }> {
  const visit = await mayEnrol(request)
  const { accountId, sessionId } = visit
  const now = request.clock.now()
  const outcome = await accountDb().$transaction(async (tx) => {
    const begun = await tx.secondFactorEnrolment.findUnique({
      where: { sessionId },
      select: { secret: true },
    })
    if (!begun) throw conflict('identity.enrolment_gone', 'Begin again: open this page anew.')
    const secret = unseal(begun.secret, sessionId).text
    const code = totpCodeIn(typed)
    const lastStep = code ? totpStep(secret, code, now) : null
    if (lastStep === null) return null
    const factor = {
      secret: seal(secret, accountId),
      lastStep,
      failures: 0,
      lockedUntil: null,
      createdAt: now,
    }
    // Of two sessions at once that set an app up for the first time, one finds it done.
    if (visit.operator)
      await tx.secondFactor.update({ where: { accountId }, data: factor, select: { accountId: true } })
    else if (
      (await tx.secondFactor.createMany({ data: { accountId, ...factor }, skipDuplicates: true })).count === 0
    )
      throw conflict('identity.enrolled', 'An authenticator app is set up already.')
    await tx.secondFactorEnrolment.deleteMany({ where: { accountId } })
    const codes = await replaceCodes(tx, accountId)
    await letIn(tx, visit, now)
    await note(tx, request, visit, 'operator.second_factor_enrolled', 'Set up an authenticator app.')
    await tell(tx, visit, 'enrolled', now)
    return { codes }
  })
  if (!outcome) throw wrongCode()
  return outcome
}

async function replaceCodes(tx: Tx, accountId: string): Promise<string[]> {
  const codes = makeRecoveryCodes()
  await tx.recoveryCode.deleteMany({ where: { accountId } })
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ accountId, codeHash: recoveryCodeHash(code) ?? '' })),
  })
  return codes
}

/** Ten new recovery codes; those of before are void. */
export async function renewRecoveryCodes(request: HalfSignedIn): Promise<{ codes: string[] }> {
  const visit = await visitOf(request)
  if (!visit.operator) throw again()
  if (!isFresh(visit.operator, request.clock)) throw again()
  return accountDb().$transaction(async (tx) => {
    // The factor's row first: of two renewals at once the later one's codes count, all ten of them.
    await lockFactor(tx, visit.accountId)
    const codes = await replaceCodes(tx, visit.accountId)
    await note(tx, request, visit, 'operator.recovery_codes_renewed', 'Made new recovery codes.')
    await tell(tx, visit, 'codes', request.clock.now())
    return { codes }
  })
}

type Factor = { secret: string; last_step: number; failures: number; locked_until: Date | null }

async function lockFactor(tx: Tx, accountId: string): Promise<Factor> {
  const [factor] = await tx.$queryRaw<Factor[]>`
    SELECT secret, last_step, failures, locked_until FROM second_factor WHERE account_id = ${accountId}::uuid FOR UPDATE`
  if (!factor) throw conflict('identity.not_enrolled', 'No authenticator app is set up yet.')
  return factor
}

type Outcome =
  { kind: 'passed'; codesLeft: number } | { kind: 'wrong' | 'replayed' } | { kind: 'locked'; until: Date }

/**
 * Takes a code of the app, or a recovery code, for this session. Five wrong ones lock the account for 30 minutes for
 * browsers that it doesn't know, and its owner is mailed; a browser that passed before goes on, with tries of its own.
 */
export async function giveSecondFactor(request: HalfSignedIn, typed: string): Promise<{ codesLeft: number }> {
  const visit = await visitOf(request)
  const now = request.clock.now()
  // Refusals are told after the commit: a wrong try must be counted.
  const outcome = await accountDb().$transaction((tx) => judge(tx, request, visit, typed, now))
  if (outcome.kind === 'passed') return { codesLeft: outcome.codesLeft }
  if (outcome.kind === 'locked') throw locked(outcome.until, now)
  throw outcome.kind === 'replayed' ? replayed() : wrongCode()
}

async function judge(
  tx: Tx,
  request: HalfSignedIn,
  visit: ConsoleVisit,
  typed: string,
  now: Date,
): Promise<Outcome> {
  const { accountId } = visit
  const factor = await lockFactor(tx, accountId)
  const device = visit.deviceHash
    ? await tx.knownDevice.findUnique({
        where: { accountId_tokenHash: { accountId, tokenHash: visit.deviceHash } },
        select: { id: true, failures: true },
      })
    : null
  if (factor.locked_until && factor.locked_until > now && !device)
    return { kind: 'locked', until: factor.locked_until }
  const found = await matches(tx, accountId, factor, typed, now)
  if (found === 'replayed') return { kind: 'replayed' }
  if (!found) return countFailure(tx, request, visit, factor, device, now)
  if (found === 'recovery')
    await note(tx, request, visit, 'operator.recovery_code_used', 'Signed in with a recovery code.')
  await letIn(tx, visit, now)
  const codesLeft = await tx.recoveryCode.count({ where: { accountId, usedAt: null } })
  if (found === 'recovery') await tell(tx, visit, 'recovery', now)
  return { kind: 'passed', codesLeft }
}

/** Which of the two it is, used up in the same breath. */
async function matches(
  tx: Tx,
  accountId: string,
  factor: Factor,
  typed: string,
  now: Date,
): Promise<'code' | 'recovery' | 'replayed' | null> {
  const code = totpCodeIn(typed)
  if (code) {
    const { text: secret, isOld } = unseal(factor.secret, accountId)
    const step = totpStep(secret, code, now)
    if (step === null) return null
    if (step <= factor.last_step) return 'replayed'
    await tx.secondFactor.update({
      where: { accountId },
      data: { lastStep: step, ...(isOld ? { secret: seal(secret, accountId) } : {}) },
      select: { accountId: true },
    })
    return 'code'
  }
  const codeHash = recoveryCodeHash(typed)
  if (!codeHash) return null
  const { count } = await tx.recoveryCode.updateMany({
    where: { accountId, codeHash, usedAt: null },
    data: { usedAt: now },
  })
  return count > 0 ? 'recovery' : null
}

async function letIn(tx: Tx, { accountId, sessionId, deviceHash }: ConsoleVisit, now: Date): Promise<void> {
  await tx.secondFactor.update({
    where: { accountId },
    data: { failures: 0, lockedUntil: null },
    select: { accountId: true },
  })
  const { count } = await tx.session.updateMany({
    where: { id: sessionId, accountId, revokedAt: null },
    data: { secondFactorAt: now },
  })
  if (count === 0) throw notSignedIn()
  if (!deviceHash) return
  await tx.knownDevice.upsert({
    where: { accountId_tokenHash: { accountId, tokenHash: deviceHash } },
    create: { accountId, tokenHash: deviceHash, lastSeenAt: now },
    update: { failures: 0, lastSeenAt: now },
    select: { id: true },
  })
}

async function countFailure(
  tx: Tx,
  request: HalfSignedIn,
  visit: ConsoleVisit,
  factor: Factor,
  device: { id: string; failures: number } | null,
  now: Date,
): Promise<Outcome> {
  const { accountId } = visit
  const failures = (device ?? factor).failures + 1
  if (failures < TRIES) {
    if (device)
      await tx.knownDevice.update({ where: { id: device.id }, data: { failures }, select: { id: true } })
    else
      await tx.secondFactor.update({ where: { accountId }, data: { failures }, select: { accountId: true } })
    return { kind: 'wrong' }
  }
  // A known browser that guesses is a stranger from then on.
  if (device) await tx.knownDevice.delete({ where: { id: device.id }, select: { id: true } })
  const until = new Date(now.getTime() + LOCK_MS)
  await tx.secondFactor.update({
    where: { accountId },
    data: { failures: 0, lockedUntil: until },
    select: { accountId: true },
  })
  await note(tx, request, visit, 'operator.second_factor_locked', 'Five wrong codes in a row.')
  await tell(tx, visit, 'locked', now)
  return { kind: 'locked', until }
}

async function visitOf(request: HalfSignedIn): Promise<ConsoleVisit> {
  const visit = await request.console()
  if (!visit) throw notSignedIn()
  return visit
}

async function note(
  tx: Tx,
  request: HalfSignedIn,
  visit: ConsoleVisit,
  name: PlatformEventName,
  reason: string,
): Promise<void> {
  await tx.platformEvent.createMany({
    data: {
      name,
      subjectType: 'operator',
      subjectId: visit.operatorId,
      operatorId: name === 'operator.second_factor_locked' ? null : visit.operatorId,
      reason,
      requestId: request.requestId,
      ip: request.ip,
      at: request.clock.now(),
    },
  })
}

async function tell(
  tx: Tx,
  { accountId, sessionId }: ConsoleVisit,
  kind: 'enrolled' | 'codes' | 'locked' | 'recovery',
  now: Date,
): Promise<void> {
  await askPlatformJob(tx, sendSecurityNoticeJob, {
    accountId,
    kind,
    key: `${sessionId}:${now.getTime()}`,
    at: now.toISOString(),
  })
}

function notSignedIn(): DomainError {
  return new DomainError('AUTHENTICATION_ERROR', 'sign_in', 'Please sign in.')
}

function again(): DomainError {
  return new DomainError(
    'AUTHORIZATION_ERROR',
    'second_factor_again',
    'Please give a code of your authenticator app again before this.',
  )
}

const WRONG = 'This code is not right. Take the one that the app shows now.'

function wrongCode(): DomainError {
  return new DomainError('VALIDATION_ERROR', 'identity.wrong_code', WRONG, { fields: { code: WRONG } })
}

function replayed(): DomainError {
  const words = 'This code was used already. Wait for the next one in the app.'
  return new DomainError('VALIDATION_ERROR', 'identity.code_used', words, { fields: { code: words } })
}

function locked(until: Date, now: Date): DomainError {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000))
  return new DomainError(
    'RATE_LIMITED',
    'identity.locked',
    `There were five wrong codes in a row. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or ask an owner of the platform.`,
    { retryAfterSeconds: minutes * 60 },
  )
}
