import { z } from 'zod'
import { typedText as text } from '@/lib/typed-text'
import { hasZone, isLanguageTag } from './region'

export const estateKind = z.enum(['residential_estate', 'apartment_complex', 'rental_portfolio', 'mixed_use'])

/** What may be left empty: an empty field and none are the same. */
const optional = (max: number) =>
  text(max)
    .nullish()
    .transform((value) => value || null)

const optionalEmail = z
  .union([
    z.literal(''),
    text(200).toLowerCase().pipe(z.email('Write an email address, such as office@example.com.')),
  ])
  .nullish()
  .transform((value) => value || null)

/** A mark of the state that the editor opened: a save over a newer one is refused. */
const asOf = z.string().max(64)

export const general = z.object({
  name: text(80).min(2, 'Give the estate its name.'),
  kind: estateKind,
  address: optional(200),
  city: optional(80),
  state: optional(80),
  contactName: optional(80),
  contactEmail: optionalEmail,
  contactPhone: optional(40),
  timeZone: z
    .string()
    .max(64)
    .refine(hasZone, 'Choose a time zone of the list.')
    .meta({ examples: ['Africa/Lagos'] }),
  locale: z
    .string()
    .max(20)
    .refine(isLanguageTag, 'Choose one of the list.')
    .meta({ examples: ['en-ZA'] }),
  diallingCode: text(5)
    .regex(/^\+[1-9]\d{0,3}$/, 'A plus and one to four digits, such as +27.')
    .meta({ examples: ['+27'] }),
  unitWord: text(20)
    .min(2, 'Give the word, such as Erf, Flat or House.')
    .regex(/^\p{L}[\p{L} '’-]*$/u, 'Letters only, such as Erf, Flat or House.'),
})
export type General = z.infer<typeof general>

export const look = z.object({
  colour: text(7)
    .toLowerCase()
    .overwrite((typed) => (/^[0-9a-f]{6}$/.test(typed) ? `#${typed}` : typed))
    .regex(/^#[0-9a-f]{6}$/, 'A # and six signs of 0 to 9 and a to f, such as #2f6f5e.')
    .meta({ examples: ['#2f6f5e'] }),
  logoFileId: z.uuid().nullable(),
})
export type Look = z.infer<typeof look>
export const uploadedLogo = z.object({ fileId: z.uuid() })
export type UploadedLogo = z.infer<typeof uploadedLogo>
export const saveLook = look.extend({ asOf })
export type SaveLook = z.infer<typeof saveLook>

const minutes = z.number().int().min(0).max(1440)
const span = z.object({ opens: minutes, closes: minutes })

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** What is wrong with the hours of a day, in its order of time. */
function wrongWith(spans: readonly z.infer<typeof span>[]): string | null {
  const ordered = spans.toSorted((a, b) => a.opens - b.opens)
  if (ordered.some(({ opens, closes }) => opens >= closes)) return 'must close later than it opens'
  return ordered.some(({ opens }, index) => opens < (ordered[index - 1]?.closes ?? 0))
    ? 'has hours that overlap'
    : null
}

/** Spans by day, Monday first; a day without any is closed. */
export const week = z
  .array(z.array(span).max(4, 'At most four spans a day.'))
  .length(7)
  .superRefine((days, context) => {
    days.forEach((spans, day) => {
      const wrong = wrongWith(spans)
      if (wrong) context.addIssue({ code: 'custom', message: `${WEEKDAYS[day] ?? 'A day'} ${wrong}.` })
    })
    if (days.every((spans) => spans.length === 0))
      context.addIssue({ code: 'custom', message: 'Say at least one day on which somebody works.' })
  })
  .meta({ examples: [[[{ opens: 480, closes: 1020 }], [], [], [], [], [], []]] })
export type Week = z.infer<typeof week>

export const hours = z.object({ week })
export const saveHours = hours.extend({ asOf })
export type SaveHours = z.infer<typeof saveHours>

export const holiday = z.object({
  day: z.iso.date('Choose a day.'),
  name: text(80).min(1, 'Say what day it is.'),
})
export type HolidayLine = z.infer<typeof holiday>
export const addHolidays = z.object({ holidays: z.array(holiday).min(1).max(200, 'At most 200 at once.') })
export type AddHolidays = z.infer<typeof addHolidays>
export const removeHoliday = z.object({ id: z.uuid() })
export type RemoveHoliday = z.infer<typeof removeHoliday>

/** Where a text of the estate's own stands. */
export const textPlace = z.enum(['sign_in', 'help', 'waiting'])
const body = text(500, 'At most 500 characters.')
export const texts = z.object({ sign_in: body, help: body, waiting: body })
export type Texts = z.infer<typeof texts>
export const saveTexts = texts.extend({ asOf })
export type SaveTexts = z.infer<typeof saveTexts>

export const saveRetention = z.object({
  module: z.string().min(1).max(40),
  name: z.string().min(1).max(40),
  days: z
    .number('Write a number.')
    .int('A whole number.')
    .min(1, 'At least one day.')
    .max(36_500, 'At most 100 years.'),
  asOf,
})
export type SaveRetention = z.infer<typeof saveRetention>

export const switchModule = z.object({ module: z.string().min(1).max(40), on: z.boolean() })
export type SwitchModule = z.infer<typeof switchModule>

export const saveGeneral = general.extend({ asOf })
export type SaveGeneral = z.infer<typeof saveGeneral>
