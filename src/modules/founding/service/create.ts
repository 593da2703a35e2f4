import { randomUUID } from 'node:crypto'
import type { Prisma } from '@/generated/prisma/client'
import type { OperatorCtx } from '@/server/context'
import { accountDb, unsafeAcrossEstates } from '@/server/db/client'
import { conflict, invalid, refuse } from '@/server/errors'
import { makeEstate, type FirstTerms } from '@/server/estates'
import { log } from '@/server/log'
import { askPlatformJob } from '@/server/platform-jobs'
import { requireOperator } from '@/server/operator-rights'
import { homesIn } from '../homes'
import { furnishJob, inviteJob } from '../platform-jobs'
import { slugAnswer, slugRefusal } from '../queries/slugs'
import type { CreateEstate } from '../schemas'
import { secretHash } from '../secrets'
import { furnish } from './furnish'
import { homesError } from './start'

const HOUR_MS = 3_600_000
/** So long a form that is sent again finds what it has made. */
const KEPT_HOURS = 24

/**
 * Makes an estate for somebody who becomes its administrator and gets the way in by mail: once, however often the same
 * form is sent.
 */
export async function createEstate(ctx: OperatorCtx, input: CreateEstate): Promise<{ id: string }> {
  requireOperator(ctx, 'estates:create')
  if (input.terms === 'paid') requireOperator(ctx, 'estates:bill')
  const made = await madeWith(input)
  if (made) return { id: made }
  refuse([homesError(input)])
  requireAhead(input, ctx.request.clock.now())
  await requireHomesFit(input)
  const answer = await slugAnswer(input)
  if (answer.state !== 'free') return madeOr(input, slugRefusal(answer))
  const { id, foundingId } = await makeOnce(ctx, input)
  if (foundingId)
    await furnish(foundingId).catch((err: unknown) => {
      log().error(
        { requestId: ctx.request.requestId, err },
        'a new estate is furnished by the worker instead',
      )
    })
  return { id }
}

/** @throws DomainError RESOURCE_CONFLICT where the form had other things in it when it made one */
async function madeWith({ key, slug, adminEmail }: CreateEstate): Promise<string | null> {
  const founding = await accountDb().founding.findUnique({
    where: { keyHash: secretHash(key) },
    select: { estateId: true, slug: true, email: true },
  })
  if (!founding?.estateId) return null
  if (founding.slug === slug && founding.email === adminEmail.toLowerCase()) return founding.estateId
  throw conflict(
    'founding.made_already',
    `This form has made the estate ${founding.slug} with ${founding.email} as administrator. Look at it before you make another.`,
  )
}

/** The address may be taken by what the same form has made a moment ago. */
async function madeOr(input: CreateEstate, refusal: unknown): Promise<{ id: string }> {
  const made = await madeWith(input)
  if (!made) throw refusal
  return { id: made }
}

const LATEST_YEARS = 5
const YEAR_MS = 366 * 24 * HOUR_MS

function requireAhead({ terms, paidUntil }: CreateEstate, now: Date): void {
  if (terms !== 'paid') return
  const ends = endOf(paidUntil)
  if (ends > now && ends.getTime() < now.getTime() + LATEST_YEARS * YEAR_MS) return
  const words = `Choose a day from today on, within ${LATEST_YEARS} years.`
  throw invalid('founding.not_ahead', words, { paidUntil: words })
}

/** The day that is paid last ends when the next one begins. */
function endOf(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * HOUR_MS)
}

/** Before anything is made: homes that the plan has no room for. */
async function requireHomesFit({ terms, planId, homes }: CreateEstate): Promise<void> {
  const plan = await accountDb().plan.findFirst({
    where: terms === 'paid' ? { id: planId, active: true } : { forTrial: true },
    select: { name: true, maxUnits: true },
  })
  if (terms === 'paid' && !plan)
    throw invalid('founding.no_plan', 'Choose a plan.', { planId: 'Choose a plan that is offered.' })
  const wanted = homesIn(homes)
  if (!plan || plan.maxUnits === null || wanted <= plan.maxUnits) return
  const number = (count: number) => count.toLocaleString('en')
  const words = `The plan ${plan.name} is for ${number(plan.maxUnits)} units, and these are ${number(wanted)}.`
  throw invalid('founding.homes_over_plan', words, { homes: words })
}

async function makeOnce(ctx: OperatorCtx, input: CreateEstate): Promise<{ id: string; foundingId?: string }> {
  try {
    return await unsafeAcrossEstates('an operator makes an estate').$transaction((db) =>
      makeIn(db, ctx, input),
    )
  } catch (error) {
    if (!isTaken(error)) throw error
    const answer = await slugAnswer(input)
    return madeOr(input, answer.state === 'free' ? error : slugRefusal(answer))
  }
}

async function makeIn(db: Prisma.TransactionClient, { operator, request }: OperatorCtx, input: CreateEstate) {
  const now = request.clock.now()
  const { key, homes, adminName: name, terms, trialDays, planId, paidUntil, reason, ...rest } = input
  const { adminEmail, ...facts } = rest
  const email = adminEmail.toLowerCase()
  const { id: accountId } = await db.account.upsert({
    where: { email },
    create: { email, name },
    update: {},
    select: { id: true },
  })
  const { requestId, ip, userAgent } = request
  const estate = await makeEstate(db, {
    facts: {
      ...facts,
      city: facts.city || null,
      state: facts.state || null,
      address: facts.address || null,
      contactName: name,
      contactEmail: email,
    },
    terms: termsOf({ terms, trialDays, planId, paidUntil }),
    administrator: { accountId, name, email },
    trail: { reason, operatorId: operator.id, requestId, ip, userAgent },
    now,
  })
  const founding = await db.founding.create({
    data: {
      ...{ keyHash: secretHash(key), name, email, slug: facts.slug, facts, homes },
      estateId: estate.id,
      verifiedAt: now,
      createdAt: now,
      expiresAt: new Date(now.getTime() + KEPT_HOURS * HOUR_MS),
    },
    select: { id: true },
  })
  await askPlatformJob(db, furnishJob, { foundingId: founding.id })
  const member = await db.member.findFirstOrThrow({
    where: { estateId: estate.id, accountId },
    select: { id: true },
  })
  await askPlatformJob(db, inviteJob, {
    ...{ estate: estate.id, memberId: member.id, inviter: operator.name },
    key: randomUUID(),
  })
  return { id: estate.id, foundingId: founding.id }
}

function termsOf(input: Pick<CreateEstate, 'terms' | 'trialDays' | 'planId' | 'paidUntil'>): FirstTerms {
  const { terms, trialDays, planId, paidUntil } = input
  return terms === 'trial' ? { trialDays } : { planId, paidUntil: endOf(paidUntil) }
}

function isTaken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2002'
}
