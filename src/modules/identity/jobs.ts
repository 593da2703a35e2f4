import { signInPlace } from '@/server/auth/sign-in'
import { systemClock, type Clock } from '@/server/clock'
import { accountDb } from '@/server/db/client'
import { withinLimit } from '@/server/limits'
import { sendMail } from '@/server/mail'
import type { PlatformJob } from '@/server/worker'
import { changedLetter, resetLetter, securityLetter } from './mail-letters'
import { senderOf } from './service/mail-sender'
import { sendChangedJob, sendResetJob, sendSecurityNoticeJob } from './platform-jobs'
import { makeResetToken } from './reset-token'

const HOUR_MS = 3_600_000

/** Enough for somebody who looks in vain; more would let anybody fill a stranger's mailbox. */
const MAILS_TO_AN_ACCOUNT = { max: 5, windowSeconds: 3600 }

/** Makes a link and mails it, unless the account was sent enough of them within the hour: those are still good. */
export async function sendReset(raw: unknown, clock: Clock = systemClock): Promise<void> {
  const { email, site } = sendResetJob.payload.parse(raw)
  const account = await accountDb().account.findUnique({ where: { email }, select: { id: true } })
  const from = await senderOf(site)
  if (!account || !from || !(await signInPlace(site, account.id))) return
  // Only mails that are sent count, so that asking where none is sent keeps nobody from theirs.
  const counted = await withinLimit(['reset mail', account.id], MAILS_TO_AN_ACCOUNT)
  if (!counted) return
  try {
    const { token, resetId } = await openReset(account.id, clock.now())
    await sendMail({
      to: email,
      fromName: from.name,
      countsFor: from.estate,
      ...resetLetter(from, token),
      idempotencyKey: `identity.reset:${resetId}`,
    })
  } catch (error) {
    await counted.takeBack()
    throw error
  }
}

/** A fresh token for an account. Those of before stay good: whoever asks for another voids nobody's link. */
async function openReset(accountId: string, now: Date): Promise<{ token: string; resetId: string }> {
  const { token, hash } = makeResetToken()
  const reset = await accountDb().passwordReset.create({
    data: { accountId, tokenHash: hash, expiresAt: new Date(now.getTime() + HOUR_MS), createdAt: now },
    select: { id: true },
  })
  return { token, resetId: reset.id }
}

/** Tells the owner of an account that its password was changed. */
export async function sendPasswordChanged(raw: unknown, clock: Clock = systemClock): Promise<void> {
  const { accountId, resetId, site } = sendChangedJob.payload.parse(raw)
  const account = await accountDb().account.findUnique({
    where: { id: accountId },
    select: { email: true, name: true },
  })
  const from = await senderOf(site)
  if (!account || !from) return
  await sendMail({
    to: account.email,
    fromName: from.name,
    countsFor: from.estate,
    ...changedLetter(from, account.name, clock.now()),
    idempotencyKey: `identity.changed:${resetId}`,
  })
}

/** Tells an operator what happened to their second factor. */
async function sendSecurityNotice(raw: unknown): Promise<void> {
  const { accountId, kind, key, at } = sendSecurityNoticeJob.payload.parse(raw)
  const account = await accountDb().account.findUnique({
    where: { id: accountId },
    select: { email: true, name: true },
  })
  const from = await senderOf({ kind: 'console' })
  if (!account || !from) return
  await sendMail({
    to: account.email,
    fromName: from.name,
    countsFor: from.estate,
    ...securityLetter(from, kind, account.name, new Date(at)),
    idempotencyKey: `identity.security:${kind}:${key}`,
  })
}

export const identityJobs: readonly PlatformJob[] = [
  { name: sendResetJob.name, run: (payload) => sendReset(payload) },
  { name: sendChangedJob.name, run: (payload) => sendPasswordChanged(payload) },
  { name: sendSecurityNoticeJob.name, run: sendSecurityNotice },
]
