import { config } from '@/server/config'
import { hashPassword } from '@/server/auth/password'
import { accountDb } from '@/server/db/client'
import { DomainError, invalid, refuse } from '@/server/errors'
import { limit } from '@/server/limits'
import { askPlatformJob } from '@/server/platform-jobs'
import type { RequestInfo } from '@/server/request'
import { unitsToTry } from '@/server/room'
import { toE164 } from '@/lib/phone'
import { passwordRefusal } from '@/modules/identity/api'
import { firstRepeated, homesIn } from '../homes'
import { sendCodeJob } from '../platform-jobs'
import { slugAnswer, slugRefusal } from '../queries/slugs'
import { MOST_HOMES, type StartFounding } from '../schemas'
import { makeSecret, secretHash } from '../secrets'

/** How long a founding waits for its mailbox. */
const WAITS_MS = 24 * 3_600_000

const BETWEEN_MAILS = { max: 1, windowSeconds: 60 }
const MAILS_A_DAY = { max: 10, windowSeconds: 86_400 }

const OPEN = { id: true, email: true, codeExpiresAt: true, verifiedAt: true, sends: true } as const

/**
 * Keeps what was typed and mails a code. What it answers, and how fast, does not depend on whether the address has an
 * account: nobody looks before the mailbox is verified. Asked again with the same key, it takes the corrections in.
 */
export async function startFounding(
  request: RequestInfo,
  input: StartFounding,
): Promise<{ key: string; verified: boolean }> {
  const { estate, homes, founder } = input
  const email = founder.email.toLowerCase()
  const phone = founder.phone ? toE164(founder.phone, estate.country) : null
  refuse([
    passwordError(input, email),
    founder.phone && !phone
      ? field(
          'founding.phone',
          'phone',
          'This is no phone number. Write it with its country code, such as +27 82 123 4567.',
        )
      : null,
    homesError(input) ?? (await roomError(input)),
  ])
  const answer = await slugAnswer(estate)
  if (answer.state !== 'free') throw slugRefusal(answer)
  const now = request.clock.now()
  const open = await openFounding(input.key, email, now)
  const needsMail = !open || (!open.verifiedAt && !isGood(open.codeExpiresAt, now))
  if (needsMail) await countMail(email)
  const { secret: key, hash: keyHash } =
    open && input.key ? { secret: input.key, hash: secretHash(input.key) } : makeSecret()
  const data = {
    keyHash,
    name: founder.name,
    email,
    phone,
    passwordHash: await hashPassword(founder.password),
    slug: estate.slug,
    facts: estate,
    homes,
    sends: (open?.sends ?? 0) + (needsMail ? 1 : 0),
    expiresAt: new Date(now.getTime() + WAITS_MS),
  }
  await accountDb().$transaction(async (db) => {
    const { id } = open
      ? await db.founding.update({ where: { id: open.id }, data, select: { id: true } })
      : await db.founding.create({ data: { ...data, createdAt: now }, select: { id: true } })
    if (needsMail) await askPlatformJob(db, sendCodeJob, { foundingId: id, send: data.sends })
  })
  return { key, verified: Boolean(open?.verifiedAt) }
}

/** Mails another code; the one before is void when it comes. */
export async function resendCode(request: RequestInfo, key: string): Promise<void> {
  const founding = await accountDb().founding.findFirst({
    where: {
      keyHash: secretHash(key),
      estateId: null,
      verifiedAt: null,
      expiresAt: { gt: request.clock.now() },
    },
    select: { id: true, email: true },
  })
  if (!founding) throw foundingGone()
  await countMail(founding.email)
  await accountDb().$transaction(async (db) => {
    const { sends } = await db.founding.update({
      where: { id: founding.id },
      data: { sends: { increment: 1 } },
      select: { sends: true },
    })
    await askPlatformJob(db, sendCodeJob, { foundingId: founding.id, send: sends })
  })
}

/** The one that this browser began for the same mailbox and has not ended. */
async function openFounding(key: string | undefined, email: string, now: Date) {
  if (!key) return null
  return accountDb().founding.findFirst({
    where: { keyHash: secretHash(key), email, estateId: null, expiresAt: { gt: now } },
    select: OPEN,
  })
}

const isGood = (expiresAt: Date | null, now: Date) => expiresAt !== null && expiresAt > now

/** By the mailbox, whoever asks: nobody's is filled by strangers. */
async function countMail(email: string): Promise<void> {
  await limit(['founding mail', email], BETWEEN_MAILS)
  await limit(['founding mails', email], MAILS_A_DAY)
}

function passwordError({ founder, estate }: StartFounding, email: string): DomainError | null {
  const words = passwordRefusal(founder.password, { name: founder.name, email, estateName: estate.name })
  return words ? field('founding.password', 'password', words) : null
}

export function homesError({ homes }: Pick<StartFounding, 'homes'>): DomainError | null {
  const repeated = firstRepeated(homes)
  if (repeated) {
    const words = `${repeated.number} is there twice. Give these homes other numbers.`
    return field('founding.homes_repeated', `homes.${repeated.row}.prefix`, words)
  }
  const names = homes.map(({ name }) => name.toLowerCase())
  const second = names.findIndex((name, index) => names.indexOf(name) !== index)
  if (second >= 0) return field('founding.names_repeated', `homes.${second}.name`, 'Two have this name.')
  if (homesIn(homes) <= MOST_HOMES) return null
  return field(
    'founding.too_many_homes',
    'homes',
    `At most ${MOST_HOMES} can be made here. Import the others from a list.`,
  )
}

/** Said while everything is still only typed; a plan with more room can be chosen as soon as the estate is there. */
async function roomError({ homes }: StartFounding): Promise<DomainError | null> {
  const asked = homesIn(homes)
  const room = await unitsToTry()
  if (!room || asked <= room.max) return null
  const number = (count: number) => count.toLocaleString('en')
  return field(
    'limit_reached',
    'homes',
    `You name ${number(asked)} homes, and the plan ${room.plan}, which you try first, holds ${number(room.max)}. Name fewer now; as administrator you choose a larger plan in Settings › Subscription, and add the others then.`,
  )
}

function field(code: string, name: string, words: string): DomainError {
  return invalid(code, words, { [name]: words })
}

export function foundingGone(): DomainError {
  return new DomainError(
    'RESOURCE_CONFLICT',
    'founding.gone',
    'This has run out, or was never begun here. Begin again: it takes two minutes.',
  )
}

/** Where an estate's site is. */
export function siteOf(slug: string): string {
  const { scheme, publicRoot } = config()
  return `${scheme}://${slug}.${publicRoot}`
}
