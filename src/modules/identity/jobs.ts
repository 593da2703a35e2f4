import { signInPlace } from '@/server/auth/sign-in'
import { systemClock, type Clock } from '@/server/clock'
import { accountDb } from '@/server/db/client'
import { sendMail } from '@/server/mail'
import type { PlatformJob } from '@/server/worker'
import { changedLetter, resetLetter } from './mail-letters'
import { senderOf } from './service/mail-sender'
import { sendChangedJob, sendResetJob } from './platform-jobs'
import { makeResetToken } from './reset-token'

const HOUR_MS = 3_600_000

/** Makes a link and mails it. Run again, it makes another and the first works no longer. */
export async function sendReset(raw: unknown, clock: Clock = systemClock): Promise<void> {
  const { email, site } = sendResetJob.payload.parse(raw)
  const account = await accountDb().account.findUnique({ where: { email }, select: { id: true } })
  const from = await senderOf(site)
  if (!account || !from || !(await signInPlace(site, account.id))) return
  const { token, resetId } = await openReset(account.id, clock.now())
  await sendMail({
    to: email,
    fromName: from.name,
    ...resetLetter(from, token),
    idempotencyKey: `identity.reset:${resetId}`,
  })
}

/** A fresh token for an account; those of before are void. */
async function openReset(accountId: string, now: Date): Promise<{ token: string; resetId: string }> {
  const { token, hash } = makeResetToken()
  const expiresAt = new Date(now.getTime() + HOUR_MS)
  const [, reset] = await accountDb().$transaction([
    accountDb().passwordReset.updateMany({ where: { accountId, usedAt: null }, data: { usedAt: now } }),
    accountDb().passwordReset.create({
      data: { accountId, tokenHash: hash, expiresAt, createdAt: now },
      select: { id: true },
    }),
  ])
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
    ...changedLetter(from, account.name, clock.now()),
    idempotencyKey: `identity.changed:${resetId}`,
  })
}

export const identityJobs: readonly PlatformJob[] = [
  { name: sendResetJob.name, run: (payload) => sendReset(payload) },
  { name: sendChangedJob.name, run: (payload) => sendPasswordChanged(payload) },
]
