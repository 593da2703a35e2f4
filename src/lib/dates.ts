/** Days as `YYYY-MM-DD` text: they sort, compare and travel as they are, and no time zone can move them. */

/** Which comes first in `03/04/2024`. */
export type DayOrder = 'dmy' | 'mdy'

export interface DayReading {
  order: DayOrder
  /** The workbook counts days from 1904 (old Macintosh files) rather than 1900. */
  from1904?: boolean
}

const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'januarie', 'janeiro', 'janvier', 'januari'],
  ['feb', 'februarie', 'fevereiro', 'fev', 'fevrier', 'februari'],
  ['mar', 'maart', 'mrt', 'marco', 'mars', 'machi'],
  ['apr', 'april', 'abril', 'abr', 'avril', 'avr', 'aprili'],
  ['may', 'mei', 'maio', 'mai'],
  ['jun', 'junie', 'junho', 'juin', 'juni'],
  ['jul', 'julie', 'julho', 'juillet', 'juil', 'julai'],
  ['aug', 'augustus', 'agosto', 'ago', 'aout', 'agosti'],
  ['sep', 'sept', 'setembro', 'set', 'septembre', 'septemba'],
  ['oct', 'okt', 'oktober', 'outubro', 'out', 'octobre', 'oktoba'],
  ['nov', 'november', 'novembro', 'novembre', 'novemba'],
  ['dec', 'des', 'desember', 'dezembro', 'dez', 'decembre', 'desemba'],
]
const ENGLISH_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const MONTH_FIRST_COUNTRIES = new Set(['US', 'PH', 'FM', 'MH', 'PW', 'GU', 'AS', 'MP', 'PR', 'VI'])
const EARLIEST_YEAR = 1900
const LATEST_YEAR = 2100
const DAY_MS = 86_400_000
const SERIAL_OF_1970 = 25_569
const DAYS_FROM_1900_TO_1904 = 1462
const FIRST_SERIAL = 366
const LAST_SERIAL = 73_415

/** A day of the calendar as text, or null when there is no such day. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : null
}

/** The day a spreadsheet means by a serial number (1 is the first of January 1900, or 0 that of 1904), or null. */
export function serialDay(serial: number, from1904 = false): string | null {
  const from1900 = Math.floor(serial) + (from1904 ? DAYS_FROM_1900_TO_1904 : 0)
  if (!Number.isFinite(from1900) || from1900 < FIRST_SERIAL || from1900 > LAST_SERIAL) return null
  return new Date((from1900 - SERIAL_OF_1970) * DAY_MS).toISOString().slice(0, 10)
}

/**
 * The day written in a cell: ISO, `3/4/2024` in the given order, `3 April 2024`, `Apr 2024`, `2024`, or a serial number.
 * A month or a year alone means its first day. Null when it is no day of the calendar.
 */
export function readDay(cell: string | number, reading: DayReading): string | null {
  const text = String(cell).trim().toLowerCase()
  if (/^\d+(?:\.\d+)?$/.test(text) && !/^\d{8}$|^\d{1,2}\.\d{4}$/.test(text))
    return numericDay(Number(text), reading)
  const bare = text
    .replace(/[t\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:z|[+-]\d{2}:?\d{2})?$/, '')
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/, '')
    .trim()
  return compactDay(bare) ?? namedDay(bare) ?? numberedDay(bare, reading.order)
}

/**
 * Which order a column of dates uses, by evidence (`28/05` can only be day first), by the country's habit where there is
 * none or where it contradicts itself evenly.
 */
export function dayOrderOf(cells: Iterable<string | number>, country: string): DayOrder {
  let dayFirst = 0
  let monthFirst = 0
  for (const cell of cells) {
    const match = /^\s*(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](?:\d{4}|\d{2})\b/.exec(String(cell))
    if (!match) continue
    const [first, second] = [Number(match[1]), Number(match[2])]
    if (first > 12 && second <= 12) dayFirst += 1
    if (second > 12 && first <= 12) monthFirst += 1
  }
  if (dayFirst !== monthFirst) return dayFirst > monthFirst ? 'dmy' : 'mdy'
  return MONTH_FIRST_COUNTRIES.has(country) ? 'mdy' : 'dmy'
}

function numericDay(number: number, reading: DayReading): string | null {
  if (Number.isInteger(number) && number >= EARLIEST_YEAR && number <= LATEST_YEAR)
    return isoDay(number, 1, 1)
  return serialDay(number, reading.from1904)
}

function compactDay(text: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  return match ? isoDay(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

function namedDay(text: string): string | null {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .split(/[\s,./\-']+/)
    .filter((word) => word !== '' && word !== 'de' && word !== 'of')
  const months = words.map(monthOf)
  const at = months.findIndex((month) => month !== null)
  const month = months[at]
  if (!month) return null
  const numbers = words
    .filter((_, index) => index !== at)
    .map((word) => word.replace(/(?<=\d)(?:st|nd|rd|th|er)$/, ''))
  if (numbers.some((word) => !/^\d{1,4}$/.test(word))) return null
  const [first, second] = numbers
  if (first === undefined || numbers.length > 2) return null
  if (second === undefined) return isoDay(fullYear(first), month, 1)
  return first.length === 4
    ? isoDay(Number(first), month, Number(second))
    : isoDay(fullYear(second), month, Number(first))
}

function monthOf(word: string): number | null {
  const index = ENGLISH_MONTHS.findIndex(
    (name) => name === word || (word.length >= 3 && name.startsWith(word)),
  )
  if (index !== -1) return index + 1
  const elsewhere = MONTHS.findIndex((names) => names.includes(word))
  return elsewhere === -1 ? null : elsewhere + 1
}

function numberedDay(text: string, order: DayOrder): string | null {
  const parts = text.split(/\s*[/.\-\s]\s*/)
  if (parts.some((part) => !/^\d{1,4}$/.test(part))) return null
  const [first = '', second = '', third] = parts
  if (third === undefined) return monthOfYear(first, second)
  if (parts.length > 3) return null
  if (first.length === 4) return isoDay(Number(first), Number(second), Number(third))
  if (third.length !== 4 && third.length !== 2) return null
  const [day, month] = order === 'dmy' ? [first, second] : [second, first]
  return isoDay(fullYear(third), Number(month), Number(day)) ?? swapped(day, month, third)
}

/** `05/28/2024` in a day-first column can only be the 28th of May; `31/02/2024` is no day in either order. */
function swapped(day: string, month: string, year: string): string | null {
  return Number(month) > 12 ? isoDay(fullYear(year), Number(day), Number(month)) : null
}

function monthOfYear(first: string, second: string): string | null {
  if (first.length === 4) return isoDay(Number(first), Number(second), 1)
  return second.length === 4 ? isoDay(Number(second), Number(first), 1) : null
}

/** Two digits: up to 49 is this century. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  return year < 50 ? 2000 + year : 1900 + year
}
