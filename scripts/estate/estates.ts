import { COUNTRIES, type CountryDefaults } from '@/lib/countries'
import { passwordLink } from '@/modules/identity/api'
import { estateFacts, founder } from '@/modules/founding/schemas'
import { config } from '@/server/config'
import { systemClock } from '@/server/clock'
import type { Ctx } from '@/server/context'
import { accountDb, unsafeAcrossEstates } from '@/server/db/client'
import { conflict, DomainError } from '@/server/errors'
import { estateBySlug, foundModules, makeEstate } from '@/server/estates'
import { makeCtx, systemActor } from '@/server/make-context'
import { optional, required, UsageError, type Options, type Outcome } from './command'

const kinds = estateFacts.shape.kind

/** Makes an estate, with an administrator where one is named; what its country usually has is filled in. */
export async function createEstate(options: Options): Promise<Outcome> {
  const country = required(options, 'country').toUpperCase()
  const facts = factsOf(options, country, COUNTRIES[country])
  const person = administratorOf(options)
  const now = systemClock.now()
  const account = person && (await accountOf(person))
  const made = await madeOrTaken(facts.slug, () =>
    unsafeAcrossEstates('an estate is made from the terminal').$transaction((db) =>
      makeEstate(db, {
        facts: {
          ...facts,
          city: facts.city || null,
          state: facts.state || null,
          address: facts.address || null,
        },
        administrator: person && account ? { ...person, accountId: account.id } : null,
        trail: { reason: 'Made from the terminal' },
        now,
      }),
    ),
  )
  await foundModules(await terminalCtx(facts.slug))
  const { scheme, publicRoot } = config()
  const address = `${scheme}://${facts.slug}.${publicRoot}`
  const link = account && !account.passwordHash ? await passwordLink(account, address, now) : null
  return {
    words: [`${facts.name} is made: ${address}`, ...administratorWords(person, link)].join('\n'),
    json: {
      id: made.id,
      ...facts,
      address,
      ...(person && { administrator: person.email, passwordLink: link }),
    },
  }
}

type Person = { name: string; email: string }

function administratorWords(person: Person | null, link: string | null): string[] {
  if (!person) return []
  return link
    ? [`${person.name} chooses a password within an hour: ${link}`]
    : [`${person.name} is its administrator and signs in with the password of ${person.email}.`]
}

function administratorOf(options: Options): Person | null {
  const [name, email] = [optional(options, 'admin-name'), optional(options, 'admin-email')]
  if (!name && !email) return null
  if (!name || !email) throw new UsageError('--admin-name and --admin-email belong together.')
  const parsed = founder.pick({ name: true, email: true }).safeParse({ name, email: email.toLowerCase() })
  if (parsed.success) return parsed.data
  throw new DomainError('VALIDATION_ERROR', 'estate.administrator', parsed.error.issues[0]?.message ?? '')
}

async function accountOf({ name, email }: Person): Promise<{ id: string; passwordHash: string | null }> {
  return accountDb().account.upsert({
    where: { email },
    create: { email, name },
    update: {},
    select: { id: true, passwordHash: true },
  })
}

async function madeOrTaken<T>(slug: string, make: () => Promise<T>): Promise<T> {
  try {
    return await make()
  } catch (error) {
    if (!isTaken(error)) throw error
    throw conflict('estate.slug_taken', `There is an estate with the slug “${slug}” already.`)
  }
}

function factsOf(options: Options, country: string, usual: CountryDefaults | undefined) {
  const parsed = estateFacts.safeParse({
    slug: required(options, 'slug').toLowerCase(),
    name: required(options, 'name'),
    kind: optional(options, 'kind') ?? kinds.enum.residential_estate,
    country,
    city: optional(options, 'city'),
    currency: optional(options, 'currency')?.toUpperCase() ?? usual?.currency,
    timeZone: optional(options, 'time-zone') ?? usual?.timeZone,
    locale: optional(options, 'locale') ?? usual?.locale,
    diallingCode: optional(options, 'dialling-code') ?? usual?.diallingCode,
    unitWord: optional(options, 'unit-word') ?? usual?.unitWord ?? 'Unit',
  })
  const own = ['currency', 'time-zone', 'dialling-code', 'locale']
  if (!usual && own.some((name) => !optional(options, name))) throw unknownCountry(country)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  if (issue?.path[0] === 'kind') throw new UsageError(`--kind is one of ${kinds.options.join(', ')}.`)
  if (issue?.path[0] === 'slug')
    throw new DomainError(
      'VALIDATION_ERROR',
      'estate.invalid',
      `The slug becomes the address of the estate’s site: ${issue.message}`,
    )
  throw new DomainError('VALIDATION_ERROR', 'estate.invalid', issue?.message ?? 'This is no estate.')
}

function unknownCountry(country: string): DomainError {
  if (!/^[A-Z]{2}$/.test(country) || !isRegion(country))
    return new DomainError(
      'VALIDATION_ERROR',
      'estate.no_country',
      `“${country}” is no country: give its code of two letters, such as ZA or KE.`,
    )
  return new DomainError(
    'VALIDATION_ERROR',
    'estate.country_facts',
    `Nothing is known of ${country} yet: give --currency, --time-zone, --dialling-code and --locale too.`,
  )
}

export async function listEstates(): Promise<Outcome> {
  const rows = await unsafeAcrossEstates('the estates are listed in the terminal').estate.findMany({
    orderBy: { slug: 'asc' },
    select: { slug: true, name: true, country: true, currency: true, status: true, createdAt: true },
  })
  const width = Math.max(4, ...rows.map(({ slug }) => slug.length))
  const words = rows.map(
    ({ slug, country, status, name }) => `${slug.padEnd(width)}  ${country}  ${status.padEnd(9)}  ${name}`,
  )
  return { words: words.join('\n') || 'There is no estate yet.', json: { estates: rows } }
}

/** The door to an estate for somebody at the terminal. */
export async function terminalCtx(slug: string): Promise<Ctx> {
  const estate = await estateBySlug(slug.toLowerCase())
  if (!estate)
    throw new DomainError(
      'RESOURCE_NOT_FOUND',
      'estate.not_found',
      `There is no estate “${slug}”. \`npm run -s estate -- list\` names them.`,
    )
  return makeCtx({ estate, actor: systemActor('terminal') })
}

function isTaken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2002'
}

function isRegion(code: string): boolean {
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined
}
