import { z } from 'zod'
import { isEstateSlug } from '@/lib/host'
import { operatorReason } from '@/lib/operator-reason'
import { typedText as text } from '@/lib/typed-text'

const ESTATE_KINDS = ['residential_estate', 'apartment_complex', 'rental_portfolio', 'mixed_use'] as const
const estateKind = z.enum(ESTATE_KINDS)

const optional = (max: number) => text(max).default('')

function isTimeZone(name: string): boolean {
  return name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name)
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code)
}

/** What is asked of an estate before there is one. */
export const estateFacts = z.object({
  name: text(120, 'The name has at most 120 characters.').min(1, 'Give it the name that people know it by.'),
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .refine(
      isEstateSlug,
      '3 to 63 small letters and digits, with single dashes between, and not a name that we keep.',
    ),
  kind: estateKind,
  country: z.string().regex(/^[A-Z]{2}$/, 'Choose a country.'),
  city: optional(80),
  state: optional(80),
  address: optional(200),
  currency: z.string().toUpperCase().refine(isCurrency, 'A currency has three letters, such as ZAR.'),
  timeZone: z.string().refine(isTimeZone, 'A time zone is a name such as Africa/Johannesburg.'),
  locale: z.string().refine(isLocale, 'A locale is a tag such as en-ZA.'),
  diallingCode: z
    .string()
    .trim()
    .regex(/^\+\d{1,4}$/, 'A plus sign and digits, such as +27.'),
  unitWord: text(20).min(1, 'Say what a home is called here, such as Erf or Flat.'),
})

const MOST_HOMES_IN_A_ROW = 2000
export const MOST_HOMES = 5000

/** One property and the numbers of its homes: `A-` from 1, 24 of them. */
const homesRow = z.object({
  name: text(80).min(1, 'Give it a name.'),
  prefix: z.string().max(12, 'At most 12 characters.'),
  first: z
    .number('A whole number.')
    .int('A whole number.')
    .min(0, 'From 0 on.')
    .max(99_999, 'At most 99999.'),
  count: z
    .number('A whole number.')
    .int('A whole number.')
    .min(1, 'At least one.')
    .max(MOST_HOMES_IN_A_ROW, `At most ${MOST_HOMES_IN_A_ROW} at once.`),
})
export type HomesRow = z.infer<typeof homesRow>
export const homes = z.array(homesRow).max(40, 'At most 40 at once. The rest can come from a list.')

export const founder = z.object({
  name: text(120).min(2, 'Tell us your name.'),
  email: text(254, 'This is too long for an email address.').pipe(
    z.email('Enter an email address, such as name@example.com.'),
  ),
  phone: optional(40),
  password: z.string().min(10, 'Use at least 10 characters.').max(128, 'Use at most 128 characters.'),
})

/** 32 random bytes: the browser's own secret, or the link in the mail. */
const secret = z.string().regex(/^[\w-]{43}$/)

export const startFounding = z.object({ key: secret.optional(), estate: estateFacts, homes, founder })
export type StartFounding = z.infer<typeof startFounding>

export const byKey = z.object({ key: secret })
export const byLink = z.object({ link: secret })

export const checkSlug = z.object({
  slug: text(80),
  city: optional(80),
  country: optional(2),
})

export const confirmFounding = z.object({
  key: secret.optional(),
  link: secret.optional(),
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, 'The code has six digits.')
    .optional(),
  password: z.string().max(128).optional(),
  /** Another address, where the one asked for was taken meanwhile. */
  slug: estateFacts.shape.slug.optional(),
})
export type ConfirmFounding = z.infer<typeof confirmFounding>

/** For the same field on the console; the estate that is being edited has its own address. */
export const checkSlugOfEstate = checkSlug.extend({ of: z.uuid().optional() })

/** An operator makes an estate for somebody else. */
export const createEstate = estateFacts
  .extend({
    /** Made by the form: asked again with it, nothing is made twice. */
    key: secret,
    homes,
    adminName: founder.shape.name,
    adminEmail: founder.shape.email,
    terms: z.enum(['trial', 'paid']),
    trialDays: z
      .number({ error: 'Type a number of days.' })
      .int('Type whole days.')
      .min(1, 'At least a day.')
      .max(365, 'At most a year.'),
    planId: z.union([z.literal(''), z.uuid()]),
    /** The last day that is paid. */
    paidUntil: z.union([z.literal(''), z.iso.date('Choose a day.')]),
    reason: operatorReason,
  })
  .superRefine(({ terms, planId, paidUntil }, context) => {
    if (terms !== 'paid') return
    if (!planId) context.addIssue({ code: 'custom', path: ['planId'], message: 'Choose a plan.' })
    if (!paidUntil) context.addIssue({ code: 'custom', path: ['paidUntil'], message: 'Choose a day.' })
  })
export type CreateEstate = z.infer<typeof createEstate>

/** What operators may change of an estate's facts. */
export const estateEdit = estateFacts.extend({
  contactName: optional(120),
  contactEmail: z.union([z.literal(''), founder.shape.email]),
  contactPhone: optional(40),
  reason: operatorReason,
})

/** A mark of the state that the editor opened: a save over a newer one is refused. */
export const saveEstate = estateEdit.extend({ id: z.uuid(), asOf: z.string().max(64) })
export type SaveEstate = z.infer<typeof saveEstate>

/** An administrator to whom the way in is mailed again. */
export const renewInvitation = z.object({ id: z.uuid(), memberId: z.uuid(), reason: operatorReason })
export type RenewInvitation = z.infer<typeof renewInvitation>
