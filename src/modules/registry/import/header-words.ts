import { editDistance, fold } from '@/lib/text'
import type { Field, Party } from './fields'
import {
  fieldOf,
  isElsewhere,
  isFiller,
  isNeutralWord,
  isNumberWord,
  knownHeaders,
  partyOf,
  WEAK_HEADERS,
} from './synonyms'

/** All that the words of a header say. */
export interface HeaderReading {
  field: Field | null
  /** Whom the column is about; null when it names nobody, or several (`Owner/Tenant`). */
  party: Party | null
  /** Which one of several: `Vehicle 2` is 2. */
  group: number | null
  /** What was compared: folded, without spaces and numbers. */
  compact: string
  /** The words say too little by themselves: the column's content must agree. */
  isWeak: boolean
  /** `similar` where only the spelling, or a part of the words, agrees. */
  how: 'exact' | 'similar' | 'none'
  /** Nothing but words for people: `Owner`, `Owner/Tenant`, `Resident`. */
  people: 'owner' | 'tenant' | 'household' | 'several' | 'neutral' | null
}

const LONGEST_HEADER = 80

/** Reads a header cell. Case, accents, punctuation, line breaks and small slips of spelling don't matter. */
export function readHeader(text: string): HeaderReading {
  const words = headerWords(text)
  const group = Number(words.find((word) => /^\d{1,2}$/.test(word)) ?? Number.NaN)
  const named = words.filter((word) => !/^\d+$/.test(word))
  const parties = new Set(named.map(partyOf).filter((party) => party !== undefined))
  const [party = null] = parties.size === 1 ? parties : []
  const base = { party, group: Number.isNaN(group) ? null : group, compact: named.join('') }
  if (named.length === 0 || text.length > LONGEST_HEADER) return { ...base, ...nothing }
  const rest = named.filter((word) => partyOf(word) === undefined && !isNeutralWord(word))
  const found = exactField(named, rest)
  if (found) return { ...base, ...found, how: 'exact', people: null }
  if (named.some(isElsewhere)) return { ...base, ...nothing }
  if (rest.every((word) => isFiller(word))) return { ...base, ...nothing, people: peopleOf(parties, named) }
  const similar = similarField(rest.join('')) ?? similarField(named.join('')) ?? fieldOfWords(rest)
  return similar
    ? { ...base, field: similar, isWeak: false, how: 'similar', people: null }
    : { ...base, ...nothing }
}

/** How many different fields the cells of a row name, if it is a header. */
export function headerFields(cells: readonly string[]): Set<string> {
  const fields = new Set<string>()
  for (const cell of cells) {
    if (cell === '') continue
    const reading = readHeader(cell)
    if (reading.how === 'exact' && reading.field) fields.add(reading.field)
    else if (reading.people) fields.add(reading.people)
  }
  return fields
}

const nothing = { field: null, isWeak: false, how: 'none', people: null } as const

/** The words of a header, folded; every way to write "number" is `no`. */
export function headerWords(text: string): string[] {
  return fold(text)
    .replace(/[’']s\b/g, '')
    .replace(/#|n[°º]|№/g, ' no ')
    .replace(/\((?:s|es)\)/g, '')
    .replace(/([a-z])(\d)/g, '$1 $2')
    .replace(/(\d)([a-z])/g, '$1 $2')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => (isNumberWord(word) ? 'no' : word))
    .map((word, index, all) =>
      /^(?:st|nd|rd|th)$/.test(word) && /^\d+$/.test(all[index - 1] ?? '') ? '' : word,
    )
    .filter((word) => word !== '')
}

function exactField(
  named: readonly string[],
  rest: readonly string[],
): { field: Field; isWeak: boolean } | null {
  const essential = rest.filter((word) => !isFiller(word))
  const numbered = rest.includes('no') ? [...essential, 'no'] : essential
  for (const words of [named, rest, numbered, essential]) {
    const compact = words.join('')
    const field = fieldOf(compact)
    // "Emergency contact no" leaves "contact no" behind, but only a phrase known as a whole outweighs such a word.
    if (field && (words === named || !named.some(isElsewhere)))
      return { field, isWeak: WEAK_HEADERS.has(compact) }
  }
  return null
}

function peopleOf(parties: ReadonlySet<Party>, named: readonly string[]): HeaderReading['people'] {
  const [only] = parties
  if (parties.size > 1) return 'several'
  if (only) return only
  return named.some((word) => isNeutralWord(word) && word.length > 4) ? 'neutral' : null
}

function similarField(compact: string): Field | null {
  if (compact.length < 5) return null
  const allowed = compact.length >= 9 ? 2 : 1
  for (const [known, field] of knownHeaders()) {
    if (known.length < 5 || known[0] !== compact[0] || WEAK_HEADERS.has(known)) continue
    if (editDistance(known, compact, allowed) <= allowed) return field
  }
  return null
}

/** `Residents mobile phone (WhatsApp)`: every word that is known by itself means the same. */
function fieldOfWords(words: readonly string[]): Field | null {
  const fields = new Set<Field>()
  for (const word of words) {
    const field = word.length >= 3 && !WEAK_HEADERS.has(word) ? fieldOf(word) : undefined
    if (field) fields.add(field)
  }
  const [only] = fields
  return fields.size === 1 && only ? only : null
}
