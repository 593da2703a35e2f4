import type { PlatformEventName } from '@/server/audit'
import { hashPassword, passwordMatches } from '@/server/auth/password'
import { signInPlace } from '@/server/auth/sign-in'
import { accountDb } from '@/server/db/client'
import { DomainError, invalid } from '@/server/errors'
import { askPlatformJob } from '@/server/platform-jobs'
import type { RequestInfo } from '@/server/request'
import type { Site } from '@/lib/host'
import { sendChangedJob, sendResetJob } from '../platform-jobs'
import { FAULT_WORDS, passwordFault } from '../password'
import { resetTokenHash } from '../reset-token'
import type { MailSite, ResetPassword } from '../schemas'

/**
 * Asks for a link by mail. Answers the same, and as fast, whether or not the address can sign in and however many links
 * it was sent: both are looked up by the worker.
 */
export async function askForReset(request: RequestInfo, typed: string): Promise<void> {
  const email = typed.trim().toLowerCase()
  const site = mailSiteOf(request.site)
  if (site) await askPlatformJob(accountDb(), sendResetJob, { email, site })
}

function mailSiteOf(site: Site): MailSite | null {
  if (site.kind === 'estate') return { kind: 'estate', slug: site.slug }
  return site.kind === 'console' ? { kind: 'console' } : null
}

/** Whose password a link changes; null where it has been used, has run out, or is for somebody who has no place here. */
export async function resetTarget(request: RequestInfo, token: string) {
  const tokenHash = resetTokenHash(token)
  if (!tokenHash) return null
  const reset = await accountDb().passwordReset.findFirst({
    where: { tokenHash, usedAt: null, expiresAt: { gt: request.clock.now() } },
    select: { id: true, account: { select: { id: true, name: true, email: true, passwordHash: true } } },
  })
  if (!reset || !(await signInPlace(request.site, reset.account.id))) return null
  return { resetId: reset.id, account: reset.account }
}

/** What the page behind a link shows: whose password it is, or null where the link works no longer. */
export async function resetLink(request: RequestInfo, token: string): Promise<{ email: string } | null> {
  const target = await resetTarget(request, token)
  return target && { email: target.account.email }
}

/**
 * Sets the password that a link was asked for, voids every link and ends every session of the account, and has its owner
 * told.
 */
export async function resetPassword(request: RequestInfo, input: ResetPassword): Promise<void> {
  const target = await resetTarget(request, input.token)
  const site = mailSiteOf(request.site)
  if (!target || !site) throw linkIsGone()
  const { account, resetId } = target
  const estate = await request.estate()
  const fault = passwordFault(input.password, { ...account, estateName: estate?.estate.name })
  if (fault) throw refused(`identity.password_${fault}`, FAULT_WORDS[fault])
  if (await passwordMatches(account.passwordHash, input.password))
    throw refused('identity.password_unchanged', 'This is the password that you have now. Choose another.')
  const passwordHash = await hashPassword(input.password)
  const now = request.clock.now()
  await accountDb().$transaction(async (tx) => {
    // The account first: those who follow others of its links at once wait here, and find theirs void.
    await tx.account.update({ where: { id: account.id }, data: { passwordHash }, select: { id: true } })
    // Compare-and-set: of two at once with one link, one finds it used.
    const taken = await tx.passwordReset.updateMany({
      where: { id: resetId, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    })
    if (taken.count === 0) throw linkIsGone()
    await tx.passwordReset.updateMany({
      where: { accountId: account.id, usedAt: null },
      data: { usedAt: now },
    })
    await tx.session.updateMany({
      where: { accountId: account.id, revokedAt: null },
      data: { revokedAt: now },
    })
    await tx.platformEvent.createMany({
      data: {
        name: 'account.password_reset' satisfies PlatformEventName,
        subjectType: 'account',
        subjectId: account.id,
        reason: 'Its owner followed the link that was sent by mail.',
        requestId: request.requestId,
        ip: request.ip,
        at: now,
      },
    })
    await askPlatformJob(tx, sendChangedJob, { accountId: account.id, resetId, site })
  })
}

function linkIsGone(): DomainError {
  return new DomainError(
    'RESOURCE_CONFLICT',
    'identity.reset_gone',
    'This link works no longer. Please ask for another.',
  )
}

function refused(code: string, words: string): DomainError {
  return invalid(code, 'This password can’t be taken.', { password: words })
}
