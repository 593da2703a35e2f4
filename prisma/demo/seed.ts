import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { MODULES } from '@/registry/modules'
import '@/registry/install'
import { hashPassword } from '@/server/auth/password'
import { config } from '@/server/config'
import type { Ctx } from '@/server/context'
import { accountDb, closeDatabase, unsafeAcrossEstates } from '@/server/db/client'
import { estateBySlug } from '@/server/estates'
import { makeCtx, systemActor } from '@/server/make-context'
import type { DemoEstate } from '@/server/module'
import { DEMO_PASSWORD, ESTATES, RESIDENTS, STAFF, STAFF_NAMES, type DemoDefinition } from './estates'

type Account = { site: string; role: string; email: string; password: string }

/** The same numbers in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

async function seedEstate(definition: DemoDefinition, index: number, passwordHash: string): Promise<Account[]> {
  const { units, ...facts } = definition
  const emailOf = (login: string) => `${login}@${definition.slug}.example.com`
  const accounts: Account[] = [...STAFF, ...RESIDENTS].map((person) => ({
    site: definition.slug,
    role: 'role' in person ? person.role : person.relation,
    email: emailOf(person.login),
    password: DEMO_PASSWORD,
  }))
  if (await estateBySlug(definition.slug)) return accounts
  const estate = await unsafeAcrossEstates('seed the demo').estate.create({
    data: { ...facts, contactEmail: emailOf('manager'), status: 'active' },
    select: { id: true },
  })
  const info = await estateBySlug(definition.slug)
  if (!info) throw new Error(`the estate ${estate.id} was not made`)
  const ctx = makeCtx({ estate: info, actor: systemActor('demo') })
  await seedStaff(ctx, definition, emailOf, passwordHash)
  const demo: DemoEstate = { slug: definition.slug, country: definition.country, units, random: randomFrom(2026 + index), today: new Date() }
  for (const module of MODULES) await (await module.demo?.())?.(ctx, demo)
  await claimResidents(ctx, emailOf, passwordHash)
  return accounts
}

async function makeAccount(email: string, name: string, passwordHash: string): Promise<string> {
  const account = await accountDb().account.upsert({
    where: { email },
    create: { email, name, passwordHash, emailVerifiedAt: new Date() },
    update: { passwordHash },
    select: { id: true },
  })
  return account.id
}

async function seedStaff(ctx: Ctx, definition: DemoDefinition, emailOf: (login: string) => string, passwordHash: string) {
  for (const [index, { login, role }] of STAFF.entries()) {
    const name = STAFF_NAMES[definition.country][index] ?? login
    const [firstName = name, ...surname] = name.split(' ')
    const email = emailOf(login)
    await ctx.db.member.create({
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
async function claimResidents(ctx: Ctx, emailOf: (login: string) => string, passwordHash: string) {
  for (const { login, relation } of RESIDENTS) {
    const [resident] = await ctx.db.member.findMany({
      where: { accountId: null, occupancies: { some: { relation, resident: true, until: null } } },
      orderBy: [{ reported: { _count: 'desc' } }, { id: 'asc' }],
      take: 1,
      select: { id: true, name: true },
    })
    if (!resident) continue
    const email = emailOf(login)
    const accountId = await makeAccount(email, resident.name, passwordHash)
    await ctx.db.member.update({ where: ctx.key(resident.id), data: { accountId, email, status: 'active' }, select: { id: true } })
  }
}

async function seedOperators(passwordHash: string): Promise<Account[]> {
  const operators = [
    { email: 'operator@console.example.com', name: 'Olu Operator', role: 'owner' },
    { email: 'reader@console.example.com', name: 'Rene Reader', role: 'read_only' },
  ] as const
  for (const { email, name, role } of operators) {
    const accountId = await makeAccount(email, name, passwordHash)
    await unsafeAcrossEstates('seed the demo').operator.upsert({
      where: { accountId },
      create: { accountId, name, role },
      update: {},
    })
  }
  return operators.map(({ email, role }) => ({ site: 'console', role: `operator (${role})`, email, password: DEMO_PASSWORD }))
}

const passwordHash = await hashPassword(DEMO_PASSWORD)
const accounts: Account[] = []
for (const [index, definition] of ESTATES.entries()) accounts.push(...(await seedEstate(definition, index, passwordHash)))
accounts.push(...(await seedOperators(passwordHash)))
await mkdir(config().dataDir, { recursive: true })
const estates = ESTATES.map(({ slug, name }) => ({ slug, name }))
await writeFile(path.join(config().dataDir, 'demo.json'), JSON.stringify({ estates, accounts }, null, 2), { mode: 0o600 })
await closeDatabase()
