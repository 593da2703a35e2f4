import {
  getCountryCallingCode,
  getExampleNumber,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'

const SEPARATORS = /[;,\n\r|]|\s(?:or|and|ou|en|of|au|na|&)\s|&/i
const EXTENSION = /(?:\b(?:ext(?:ension)?|extn|x|bylyn)\b|#)\.?\s*:?\s*\d{1,6}\s*$/i
const SHORTEST = 5
const LONGEST = 15
/** The library also admits the short test ranges of some plans, which are subscribers' numbers with digits missing. */
const SHORTEST_MOBILE: Readonly<Partial<Record<CountryCode, number>>> = { ZA: 9 }

/** What was found in one cell or field: E.164 numbers in order and without repeats, and the pieces that are none. */
export interface Phones {
  phones: string[]
  rejected: string[]
}

/**
 * One phone number in E.164, or null when it is none. `country` (ISO 3166, two letters) is where a number without a country
 * code belongs. Numbers that a spreadsheet stored without their leading zero are understood.
 */
export function toE164(text: string | number, country: string): string | null {
  const cleaned = clean(String(text))
  const count = cleaned.replace(/\D/g, '').length
  if (count < SHORTEST || count > LONGEST + 4) return null
  return parse(cleaned, knownCountry(country))
}

/**
 * All phone numbers of a cell: `082 123 4567 / 083 765 4321`, `0821234567 or +27 83…`, two numbers with only a space between
 * them. Pieces with fewer than three digits (labels, `/5` for a neighbouring line) are left out silently.
 */
export function findPhones(cell: string | number, country: string): Phones {
  const found: Phones = { phones: [], rejected: [] }
  for (const piece of plainNumber(String(cell)).split(SEPARATORS)) collect(piece, country, found)
  return found
}

/** A number for the eye: national form at home if it is valid there, else international. */
export function formatPhone(e164: string, country: string): string {
  const number = parsePhoneNumberFromString(e164)
  if (!number) return e164
  return number.country === country && number.isValid()
    ? number.formatNational()
    : number.formatInternational()
}

/** Whether phone numbers of this country (ISO 3166, two letters) can be read without their country code. */
export function hasPhonePlan(country: string): boolean {
  return isSupportedCountry(country)
}

/** What numbers of this country (ISO 3166, two letters) begin with abroad, without the plus: `27`; null where none is known. */
export function callingCodeOf(country: string): string | null {
  return isSupportedCountry(country) ? getCountryCallingCode(country) : null
}

function collect(piece: string, country: string, found: Phones): void {
  const whole = toE164(piece, country)
  if (whole) return add(whole, found)
  const parts = piece.split(/\/|\s-\s/).filter((part) => part.replace(/\D/g, '').length > 2)
  if (parts.length > 1) {
    for (const part of parts) collect(part, country, found)
    return
  }
  const [only] = parts
  if (only === undefined) return reject(piece, found)
  const single = toE164(only, country)
  if (single) return add(single, found)
  const several = splitAtSpaces(only, country)
  if (several.length === 0) return reject(only, found)
  for (const number of several) add(number, found)
}

function add(number: string, found: Phones): void {
  if (!found.phones.includes(number)) found.phones.push(number)
}

function reject(piece: string, found: Phones): void {
  const text = piece.trim()
  if (text !== '') found.rejected.push(text)
}

function splitAtSpaces(text: string, country: string): string[] {
  const words = text.trim().split(/\s+/)
  const numbers: string[] = []
  let start = 0
  while (start < words.length) {
    let end = words.length
    let number: string | null = null
    for (; end > start && number === null; end--) number = toE164(words.slice(start, end).join(' '), country)
    if (number === null) return []
    numbers.push(number)
    start = end + 1
  }
  return numbers
}

function clean(text: string): string {
  return plainNumber(text)
    .replace(EXTENSION, '')
    .replace(/\(0\)/g, '')
    .replace(/[^\d+()\-./\s]/g, '')
    .trim()
    .replace(/(?!^)\+/g, '')
    .replace(/^\(?\+?\s*00\s*(?=[1-9])/, '+')
}

/** `821234567.0` and `8.21234567E+8` are how spreadsheets write a number down as text. */
function plainNumber(text: string): string {
  const trimmed = text.replace(/[\u00A0\u2000-\u200B\u202F\uFEFF]/g, ' ').trim()
  if (/^\d+\.0+$/.test(trimmed)) return trimmed.replace(/\.0+$/, '')
  if (/^\d(?:\.\d+)?e\+?\d{1,2}$/i.test(trimmed)) return String(Number(trimmed))
  return trimmed
}

function knownCountry(country: string): CountryCode | undefined {
  return isSupportedCountry(country) ? country : undefined
}

function parse(cleaned: string, country: CountryCode | undefined): string | null {
  const number = parsePhoneNumberFromString(cleaned, country)
  if (number?.isValid()) return isWhole(number) ? number.number : null
  const abroad = cleaned.startsWith('+')
    ? undefined
    : parsePhoneNumberFromString(`+${cleaned.replace(/\D/g, '')}`)
  if (country && abroad?.country === country && abroad.isValid()) return abroad.number
  return number && isPlausible(number) ? number.number : null
}

function isWhole(number: PhoneNumber): boolean {
  const shortest = number.country && SHORTEST_MOBILE[number.country]
  return !shortest || number.getType() !== 'MOBILE' || number.nationalNumber.length >= shortest
}

/** Number ranges open faster than libraries learn of them: a number as long as the country's mobile numbers will do. */
function isPlausible(number: PhoneNumber): boolean {
  if (!number.isPossible() || number.nationalNumber.startsWith('0')) return false
  const country = number.country ?? number.getPossibleCountries()[0]
  if (!country) return false
  return getExampleNumber(country, examples)?.nationalNumber.length === number.nationalNumber.length
}
