import { COUNTRIES, COUNTRY_CODES } from '@/lib/countries'
import { fold } from '@/lib/text'

export function countryName(code: string): string {
  return COUNTRIES[code]?.name ?? new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code
}

/** What an estate starts with there; where we know nothing, what the founder has to say is empty. */
export function defaultsOf(code: string, kind = '') {
  const known = COUNTRIES[code]
  return {
    currency: known?.currency ?? '',
    timeZone: known?.timeZone ?? '',
    diallingCode: known?.diallingCode ?? '',
    locale: known?.locale ?? `en-${code}`,
    // What is let is a unit, whatever a home is called in the country.
    unitWord: (kind === 'rental_portfolio' ? null : known?.unitWord) ?? 'Unit',
  }
}

/** The country whose usual time zone this is. */
export function countryOfZone(timeZone: string): string | null {
  return Object.entries(COUNTRIES).find(([, country]) => country.timeZone === timeZone)?.[0] ?? null
}

const MOST_SHOWN = 50

/** Countries by name or code; those that we know well come first. */
export async function findCountries(text: string) {
  const wanted = fold(text.trim())
  const all = COUNTRY_CODES.map((value) => ({ value, label: countryName(value) }))
  const found = all.filter(
    ({ value, label }) => fold(label).includes(wanted) || value.toLowerCase() === wanted,
  )
  const rank = ({ value, label }: { value: string; label: string }) =>
    (fold(label).startsWith(wanted) ? 0 : 2) + (value in COUNTRIES ? 0 : 1)
  return found.toSorted((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label)).slice(0, MOST_SHOWN)
}

export async function findTimeZones(text: string) {
  const wanted = fold(text.trim()).replaceAll(' ', '_')
  return Intl.supportedValuesOf('timeZone')
    .filter((zone) => fold(zone).includes(wanted))
    .slice(0, MOST_SHOWN)
    .map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}

export async function findCurrencies(text: string) {
  const wanted = fold(text.trim())
  return Intl.supportedValuesOf('currency')
    .map((value) => ({ value, label: `${value} – ${currencyName(value)}` }))
    .filter(({ label }) => fold(label).includes(wanted))
    .slice(0, MOST_SHOWN)
}

export function currencyName(code: string): string {
  return code === '' ? '' : (new Intl.DisplayNames('en', { type: 'currency' }).of(code) ?? code)
}
