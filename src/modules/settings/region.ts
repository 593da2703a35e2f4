/** Whether clocks of this zone can be read here. */
export function hasZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return timeZone === 'UTC' || timeZone.includes('/')
  } catch {
    return false
  }
}

/** Whether dates and numbers can be written in this manner: a language with a country, such as `en-ZA`. */
export function isLanguageTag(tag: string): boolean {
  try {
    return /^[a-z]{2,3}-[A-Z]{2}$/.test(tag) && Intl.DateTimeFormat.supportedLocalesOf(tag).length === 1
  } catch {
    return false
  }
}

/** Languages in which estates write dates and numbers; the country comes from the estate. */
const LANGUAGES = ['en', 'af', 'zu', 'xh', 'sw', 'pt', 'fr', 'de', 'nl', 'es', 'ar', 'hi'] as const

/** Manners of writing dates and numbers to choose from: English as in the country first, and the one that is in use. */
export function localesFor(country: string, current: string): string[] {
  const here = LANGUAGES.map((language) => `${language}-${country}`)
  return [...new Set([current, ...here, 'en-GB', 'en-US'])].filter(isLanguageTag)
}

/** An instant that shows what is told apart: a day past the twelfth, an afternoon, a month that is short. */
const SAMPLE = Date.UTC(2026, 2, 27, 14, 5)
const SAMPLE_MINOR_UNITS = 123_456_789

type Manner = { locale: string; timeZone: string; currency: string }

/** How dates, times and money will read. */
export function sampleOf({ locale, timeZone, currency }: Manner) {
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const { maximumFractionDigits = 2 } = money.resolvedOptions()
  return {
    day: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(SAMPLE),
    short: new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone }).format(SAMPLE),
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(SAMPLE),
    money: money.format(SAMPLE_MINOR_UNITS / 10 ** maximumFractionDigits),
  }
}

/** The time that it is now in a zone, with the zone's distance from UTC. */
export function clockIn(now: number, { locale, timeZone }: Pick<Manner, 'locale' | 'timeZone'>): string {
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'shortOffset',
    timeZone,
  }).format(now)
}
