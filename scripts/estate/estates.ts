import { z } from 'zod'
import { COUNTRIES, type CountryDefaults } from './countries'
import { isEstateSlug } from '@/lib/host'
import { config } from '@/server/config'
import type { Ctx } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { conflict, DomainError } from '@/server/errors'
import { estateBySlug, foundEstate } from '@/server/estates'
import { makeCtx, systemActor } from '@/server/make-context'
import { optional, required, UsageError, type Options, type Outcome } from './command'

const kinds = z.enum(['residential_estate', 'apartment_complex', 'rental_portfolio', 'mixed_use'])

const facts = z.object({
  slug: z.string().refine(isEstateSlug, {
    error:
      'The slug becomes the address of the estate’s site: 3 to 63 small letters and digits, with single dashes between, and no name that the platform keeps for itself.',
  }),
  name: z.string().max(120, 'The name has at most 120 characters.'),
  kind: kinds,
  country: z.string(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'The currency has three letters, such as ZAR.'),
  timeZone: z.string().refine(isTimeZone, 'The time zone is a name such as Africa/Johannesburg.'),
  locale: z.string().refine(isLocale, 'The locale is a tag such as en-ZA.'),
  diallingCode: z.string().regex(/^\+\d{1,4}$/, 'The dialling code is a plus sign and digits, such as +27.'),
  unitWord: z.string().max(20, 'The word for a unit has at most 20 characters.'),
})

/** Makes an estate; what its country usually has is filled in. */
export async function createEstate(options: Options): Promise<Outcome> {
  const country = required(options, 'country').toUpperCase()
  const usual = COUNTRIES[country]
  const data = factsOf(options, country, usual)
  try {
    const estate = await unsafeAcrossEstates('an estate is made from the terminal').$transaction(
      async (db) => {
        const made = await db.estate.create({ data, select: { id: true } })
        await db.platformEvent.create({
          data: {
            name: 'estate.created',
            subjectType: 'estate',
            subjectId: made.id,
            reason: 'Made from the terminal',
            details: { slug: data.slug, name: data.name },
          },
          select: { id: true },
        })
        return made
      },
    )
    const founded = await estateBySlug(data.slug)
    if (founded) await foundEstate(founded)
    const { scheme, publicRoot } = config()
    const address = `${scheme}://${data.slug}.${publicRoot}`
    return { words: `${data.name} is made: ${address}`, json: { id: estate.id, ...data, address } }
  } catch (error) {
    if (!isTaken(error)) throw error
    throw conflict('estate.slug_taken', `There is an estate with the slug “${data.slug}” already.`)
  }
}

function factsOf(options: Options, country: string, usual: CountryDefaults | undefined) {
  const parsed = facts.safeParse({
    slug: required(options, 'slug').toLowerCase(),
    name: required(options, 'name'),
    kind: optional(options, 'kind') ?? 'residential_estate',
    country,
    currency: optional(options, 'currency')?.toUpperCase() ?? usual?.currency,
    timeZone: optional(options, 'time-zone') ?? usual?.timeZone,
    locale: optional(options, 'locale') ?? usual?.locale,
    diallingCode: optional(options, 'dialling-code') ?? usual?.diallingCode,
    unitWord: optional(options, 'unit-word') ?? usual?.unitWord ?? 'Unit',
  })
  if (
    !usual &&
    !(
      optional(options, 'currency') &&
      optional(options, 'time-zone') &&
      optional(options, 'dialling-code') &&
      optional(options, 'locale')
    )
  )
    throw unknownCountry(country)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  if (issue?.path[0] === 'kind') throw new UsageError(`--kind is one of ${kinds.options.join(', ')}.`)
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

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC'
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

function isRegion(code: string): boolean {
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined
}
