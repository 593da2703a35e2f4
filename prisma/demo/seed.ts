import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { MODULES } from '@/registry/modules'
import '@/registry/install'
import { config } from '@/server/config'
import type { Ctx, EstateInfo } from '@/server/context'
import { accountDb, closeDatabase, unsafeAcrossEstates } from '@/server/db/client'
import { estateBySlug } from '@/server/estates'
import { makeCtx, systemActor } from '@/server/make-context'
import type { DemoEstate } from '@/server/module'
import { notifyOf } from '@/server/notify'
import { makeTotpSecret } from '@/server/auth/totp'
import { seal, unseal } from '@/server/secrets'
import { systemClock } from '@/server/clock'
import { estatesToSeal, sealTrail } from '@/server/trail/sealing'
import { PLATFORM_JOBS } from '@/registry/platform-jobs'
import {
  DEMO_PASSWORD,
  ESTATES,
  LARGE,
  OPERATORS,
  RESIDENTS,
  SPARES,
  STAFF,
  STAFF_NAMES,
  type DemoDefinition,
} from './estates'

const isAsked = (option: string) => process.argv.includes(option)
const asked: readonly DemoDefinition[] = [
  ...ESTATES,
  ...(isAsked('--spare') ? SPARES : []),
  ...(isAsked('--large') ? [LARGE] : []),
]

/**
 * Makes the demo's estates, each in one transaction: a run that was killed leaves an estate without people, which the
 * next one fills. What is there already is left as its users made it.
 * @returns those that were asked for, and the large one where an earlier start made it
 */
async function seed(): Promise<readonly DemoDefinition[]> {
  if (config().secureCookies)
    throw new Error(
      'The demo’s passwords are known to everybody, so it is not made where the product is served over https.',
    )
  const across = unsafeAcrossEstates('seed the demo')
  const [inhabited, operators] = await Promise.all([
    across.$queryRaw<{ slug: string }[]>`
      SELECT e.slug FROM estate e WHERE EXISTS (SELECT FROM member m WHERE m.estate_id = e.id)`,
    across.operator.findMany({ select: { account: { select: { email: true } } } }),
  ])
  const isThere = ({ slug }: DemoDefinition) => inhabited.some((estate) => estate.slug === slug)
  const missing = asked.filter((estate) => !isThere(estate))
  const absent = OPERATORS.filter(({ email }) => !operators.some(({ account }) => account.email === email))
  const passwordHash = missing.length + absent.length > 0 ? await demoPasswordHash() : ''
  for (const definition of missing) await seedEstate(definition, passwordHash)
  for (const { email, name, role } of absent) {
    const accountId = await makeAccount(email, name, passwordHash)
    await across.operator.create({ data: { accountId, name, role }, select: { id: true } })
  }
  await enrolOperators()
  if (missing.length > 0) {
    await sealTrails()
    await countEstates()
  }
  return isThere(LARGE) && !asked.includes(LARGE) ? [...asked, LARGE] : asked
}

/** What the worker does every five minutes, so that the trail can be checked from the first one on. */
async function sealTrails(): Promise<void> {
  for (const estateId of await estatesToSeal()) await sealTrail({ estateId }, systemClock)
}

/** What the worker does every hour. */
async function countEstates(): Promise<void> {
  await PLATFORM_JOBS.find(({ name }) => name === 'platform.countEstates')?.run({})
}

/** Gives the demo's operators an authenticator app each, whose key the guide tells. */
async function enrolOperators(): Promise<void> {
  const bare = await accountDb().account.findMany({
    where: { email: { in: OPERATORS.map(({ email }) => email) }, secondFactor: null },
    select: { id: true },
  })
  for (const { id } of bare)
    await accountDb().secondFactor.create({
      data: { accountId: id, secret: seal(makeTotpSecret(), id), lastStep: 0 },
      select: { accountId: true },
    })
  await accountDb().recoveryCode.createMany({
    // Unused and unknown to anybody: without codes left the console sends operators to make new ones first.
    data: bare.flatMap(({ id }) =>
      Array.from({ length: 10 }, () => ({
        accountId: id,
        codeHash: randomBytes(32).toString('base64url'),
      })),
    ),
  })
}

/** The keys of the operators' apps, by address. */
async function keysOfOperators(): Promise<Map<string, string>> {
  const enrolled = await accountDb().secondFactor.findMany({
    where: { account: { email: { in: OPERATORS.map(({ email }) => email) } } },
    select: { secret: true, account: { select: { id: true, email: true } } },
  })
  return new Map(enrolled.map(({ secret, account }) => [account.email, unseal(secret, account.id).text]))
}

/** Argon2 is only loaded when there is something to hash, so that a second run is quick. */
async function demoPasswordHash(): Promise<string> {
  const { hashPassword } = await import('@/server/auth/password')
  return hashPassword(DEMO_PASSWORD)
}

async function seedEstate(definition: DemoDefinition, passwordHash: string): Promise<void> {
  const across = unsafeAcrossEstates('seed the demo')
  const { slug, country, units } = definition
  const estate = (await estateBySlug(slug)) ?? (await createEstate(definition))
  const ctx = makeCtx({ estate, actor: systemActor('demo'), patient: true })
  await ctx.tx(async (tx) => {
    const demo: DemoEstate = { slug, country, units, random: randomFrom(slug), today: new Date() }
    await seedStaff(tx, definition, passwordHash)
    for (const module of MODULES) {
      await (
        await module.found?.()
      )?.(tx)
      await (
        await module.demo?.()
      )?.(tx, demo)
    }
    await claimResidents(tx, definition, passwordHash)
    await ringOfLate(tx, demo.today)
  })
  // The rest is history: the worker would put months of it into the bells, all at once.
  await across.$executeRaw`DELETE FROM event_outbox WHERE estate_id = ${estate.id}::uuid`
}

async function createEstate(definition: DemoDefinition): Promise<EstateInfo> {
  const { units, ...facts } = definition
  const { slug, name } = facts
  await unsafeAcrossEstates('seed the demo').$transaction(async (db) => {
    const data = {
      ...facts,
      contactEmail: emailOf(definition, 'manager'),
      status: 'active',
      // They have long been set up.
      checklistDismissedAt: new Date(),
    } as const
    const { id } = await db.estate.create({ data, select: { id: true } })
    const reason = `Made for the demo, with ${units} units`
    await db.platformEvent.create({
      data: { name: 'estate.created', subjectType: 'estate', subjectId: id, reason, details: { slug, name } },
      select: { id: true },
    })
  })
  const estate = await estateBySlug(slug)
  if (!estate) throw new Error(`the estate ${slug} was not made`)
  return estate
}

const DAY = 86_400_000

/** Puts what happened in the last days into the bells, at its time; what is older than three has been read. */
async function ringOfLate(tx: Ctx, today: Date): Promise<void> {
  const recent = await tx.db.event.findMany({
    where: { at: { gt: new Date(today.getTime() - 5 * DAY) } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  for (const { id } of recent) await notifyOf(tx, { eventId: id })
  await tx.db.$executeRaw`
    UPDATE notification n
    SET created_at = e.at, read_at = CASE WHEN e.at < ${new Date(today.getTime() - 3 * DAY)} THEN e.at + interval '2 hours' END
    FROM event e WHERE e.estate_id = n.estate_id AND e.id = n.event_id`
}

const emailOf = ({ slug }: DemoDefinition, login: string) => `${login}@${slug}.example.com`

async function makeAccount(email: string, name: string, passwordHash: string): Promise<string> {
  const account = await accountDb().account.upsert({
    where: { email },
    create: { email, name, passwordHash, emailVerifiedAt: new Date() },
    update: { name, passwordHash },
    select: { id: true },
  })
  return account.id
}

async function seedStaff(tx: Ctx, definition: DemoDefinition, passwordHash: string): Promise<void> {
  for (const [index, { login, role }] of STAFF.entries()) {
    const name = STAFF_NAMES[definition.country][index] ?? login
    const [firstName = name, ...surname] = name.split(' ')
    const email = emailOf(definition, login)
    await tx.db.member.create({
      data: {
        name,
        firstName,
        surname: surname.join(' '),
        email,
        status: 'active',
        accountId: await makeAccount(email, name, passwordHash),
        roles: { create: { role } },
      },
      select: { id: true },
    })
  }
}

/** Gives a sign-in to one owner, tenant and household member: those with something to see. */
async function claimResidents(tx: Ctx, definition: DemoDefinition, passwordHash: string): Promise<void> {
  // Counted and matched here: in the transaction that made them the database knows nothing of these tables yet.
  const reports = await tx.db.ticket.groupBy({ by: ['reporterId'], _count: true })
  const reported = new Map(reports.map(({ reporterId, _count }) => [reporterId, _count]))
  const homes = await tx.db.occupancy.findMany({
    // A landlord lives elsewhere.
    where: { until: null, ...(definition.kind !== 'rental_portfolio' && { resident: true }) },
    orderBy: { memberId: 'asc' },
    select: { relation: true, member: { select: { id: true, name: true } } },
  })
  const claimed = new Set<string>()
  for (const { login, relation } of RESIDENTS) {
    const resident = homes
      .filter((home) => home.relation === relation && !claimed.has(home.member.id))
      .map(({ member }) => ({ ...member, reported: reported.get(member.id) ?? 0 }))
      .toSorted((a, b) => b.reported - a.reported)[0]
    if (!resident) throw new Error(`nobody in ${definition.slug} is an ${relation}`)
    const email = emailOf(definition, login)
    const accountId = await makeAccount(email, resident.name, passwordHash)
    claimed.add(resident.id)
    const data = { accountId, email, status: 'active' }
    await tx.db.member.update({ where: tx.key(resident.id), data, select: { id: true } })
  }
}

/** The same numbers for the same estate in every run (FNV-1a into mulberry32). */
function randomFrom(slug: string): () => number {
  let state = 0x811c9dc5
  for (const letter of slug) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** What is printed at the start, and shown on the platform's front: the estates, and who can sign in. */
async function writeGuide(wanted: readonly DemoDefinition[]): Promise<void> {
  const account = (site: string, role: string, email: string) => ({
    site,
    role,
    email,
    password: DEMO_PASSWORD,
  })
  const keys = await keysOfOperators()
  const accounts = [
    ...wanted.flatMap((estate) => [
      ...STAFF.map(({ login, role }) => account(estate.slug, role, emailOf(estate, login))),
      ...RESIDENTS.map(({ login, relation }) => account(estate.slug, relation, emailOf(estate, login))),
    ]),
    ...OPERATORS.map(({ role, email }) => ({
      ...account('console', `operator (${role})`, email),
      authenticatorKey: keys.get(email),
    })),
  ]
  const estates = wanted.map(({ slug, name }) => ({ slug, name }))
  await mkdir(config().dataDir, { recursive: true })
  const file = path.join(config().dataDir, 'demo.json')
  await writeFile(file, JSON.stringify({ estates, accounts }, null, 2), { mode: 0o600 })
}

await writeGuide(await seed())
await closeDatabase()
