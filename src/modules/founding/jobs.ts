import { config } from '@/server/config'
import { systemClock, type Clock } from '@/server/clock'
import { accountDb, unsafeAcrossEstates } from '@/server/db/client'
import { estateById } from '@/server/estates'
import { sendMail } from '@/server/mail'
import type { PlatformJob } from '@/server/worker'
import { passwordLink } from '@/modules/identity/api'
import { codeLetter, invitationLetter } from './founding-letter'
import { furnishJob, inviteJob, sendCodeJob } from './platform-jobs'
import { estateFacts } from './schemas'
import { codeHash, makeCode, makeSecret } from './secrets'
import { furnish } from './service/furnish'
import { siteOf } from './service/start'

const CODE_MS = 10 * 60_000

/** Makes code and link and mails them: neither is ever stored as it is. */
export async function sendCode(raw: unknown, clock: Clock = systemClock): Promise<void> {
  const { foundingId, send } = sendCodeJob.payload.parse(raw)
  const now = clock.now()
  const code = makeCode()
  const { secret, hash } = makeSecret()
  const { count } = await accountDb().founding.updateMany({
    where: { id: foundingId, sends: send, estateId: null, verifiedAt: null, expiresAt: { gt: now } },
    data: {
      linkHash: hash,
      codeHash: codeHash(config().authSecret, foundingId, code),
      codeExpiresAt: new Date(now.getTime() + CODE_MS),
      codeTries: 0,
    },
  })
  if (count === 0) return
  const { name, email, facts } = await accountDb().founding.findUniqueOrThrow({
    where: { id: foundingId },
    select: { name: true, email: true, facts: true },
  })
  const { scheme, publicRoot } = config()
  const letter = codeLetter({
    person: name,
    estate: estateFacts.parse(facts).name,
    code,
    link: `${scheme}://${publicRoot}/found/confirm#${secret}`,
    hasAccount: (await accountDb().account.count({ where: { email } })) > 0,
  })
  await sendMail({
    to: email,
    countsFor: null,
    ...letter,
    idempotencyKey: `founding.code:${foundingId}:${send}:${hash.slice(0, 12)}`,
  })
}

/** Takes away what nobody confirmed, what has become an estate a day ago, and hand-overs that have run out. */
export async function sweepFoundings(clock: Clock = systemClock): Promise<number> {
  const old = { expiresAt: { lt: clock.now() } }
  await accountDb().handover.deleteMany({ where: old })
  return (await accountDb().founding.deleteMany({ where: old })).count
}

const LINK_HOURS = 7 * 24

/** Mails the link to a first password, or the address of the estate to somebody who has one. */
async function sendInvitation(raw: unknown): Promise<void> {
  const { estate: estateId, memberId, inviter, key } = inviteJob.payload.parse(raw)
  const member = await unsafeAcrossEstates('an administrator is invited').member.findFirst({
    where: { estateId, id: memberId, status: 'active' },
    select: { name: true, account: { select: { id: true, email: true, passwordHash: true } } },
  })
  const estate = await estateById(estateId)
  if (!member?.account || !estate) return
  const { account } = member
  const isKnown = account.passwordHash !== null
  const origin = siteOf(estate.slug)
  const url = isKnown
    ? `${origin}/sign-in`
    : await passwordLink(account, origin, systemClock.now(), LINK_HOURS)
  await sendMail({
    countsFor: null,
    to: account.email,
    ...invitationLetter({ person: member.name, estate: estate.name, inviter, isKnown, url }),
    idempotencyKey: `founding.invite:${key}`,
  })
}

export const foundingJobs: readonly PlatformJob[] = [
  { name: sendCodeJob.name, run: (payload) => sendCode(payload) },
  { name: inviteJob.name, run: sendInvitation },
  { name: furnishJob.name, run: (payload) => furnish(furnishJob.payload.parse(payload).foundingId) },
  {
    name: 'founding.sweep',
    schedule: '41 * * * *',
    run: async () => {
      await sweepFoundings()
    },
  },
]
