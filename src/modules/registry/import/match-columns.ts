import { fold } from '@/lib/text'
import type { Cell, SheetRow } from './cell'
import { contentAllows, fieldOfContent, lookAt, type ColumnContent } from './content'
import { FIELDS, PERSONAL, REPEATABLE, type Field, type Party } from './fields'
import { readHeader, type HeaderReading } from './header-words'
import { SheetError } from './sheet-error'
import { fieldOf, HOUSE_NUMBERS, isField } from './synonyms'
import { columnLetter, columnOf } from './worksheet'

export type MatchReason = 'name' | 'synonym' | 'content' | 'manual'

/** One column of the sheet and what it was taken for; `field` null means that it is not imported. */
export interface ColumnMatch {
  column: number
  /** As the spreadsheet letters it. */
  letter: string
  header: string
  field: Field | null
  party: Party | null
  /** Which person of the row: lists with `Owner 1` and `Owner 2` hold two. */
  turn: number
  group: number | null
  /** 0 to 1. */
  confidence: number
  reason: MatchReason | null
}

export interface Mapping {
  columns: ColumnMatch[]
  /** Whom the list is about when no column says so: the `Tenant` of `Tenant name`. */
  implied: Party | null
}

/** What the matching looks at. `groups` are the titles that stand over several columns ('' where none does). */
export interface MatchInput {
  header: readonly string[]
  groups?: readonly string[]
  rows: readonly SheetRow[]
}

interface Candidate extends ColumnMatch {
  reading: HeaderReading
  content: ColumnContent
}

const SAMPLE = 200

/**
 * Matches the columns of a list by name, synonym and content. `overrides` go before: header text or column letter → field,
 * optionally of a party (`tenant.phone`); the field `ignore` leaves a column out.
 * @throws SheetError `unknown_column`, `unknown_field`
 */
export function matchColumns(input: MatchInput, overrides: Readonly<Record<string, string>> = {}): Mapping {
  const manual = readOverrides(input.header, overrides)
  const sample = input.rows.slice(0, SAMPLE)
  const candidates = input.header.map((header, column) => candidateOf(input, column, header, sample))
  const taken = candidates.map((candidate) => manual.get(candidate.column) ?? null)
  settleNames(candidates)
  findByElimination(candidates)
  settleTurns(candidates)
  const settled = settleDuplicates(
    candidates.map((candidate, column) => ({ ...candidate, ...taken[column] })),
    new Set([...manual.keys()]),
  )
  const columns = settled.map(({ reading: _reading, content: _content, ...match }) => match)
  return withParties(columns, candidates)
}

/** `Column=field` of the command line, cut at the last equals sign. */
export function parseMapOption(option: string): [column: string, field: string] {
  const at = option.lastIndexOf('=')
  if (at < 1 || at === option.length - 1) {
    throw new SheetError(
      'unknown_column',
      `“${option}” is no match of a column: write it as "Column=field", for example "Cell=phone".`,
    )
  }
  return [option.slice(0, at).trim(), option.slice(at + 1).trim()]
}

function candidateOf(
  input: MatchInput,
  column: number,
  header: string,
  sample: readonly SheetRow[],
): Candidate {
  const content = lookAt(sample.map((row): Cell | undefined => row.cells[column]))
  const reading = readWithGroup(header, input.groups?.[column] ?? '')
  const base = {
    column,
    letter: columnLetter(column),
    header,
    party: reading.party,
    turn: 1,
    group: reading.group,
    reading,
    content,
  }
  const none = { ...base, field: null, confidence: 0, reason: null }
  if (content.filled === 0 && input.rows.length > 0) return none
  if (reading.field && (!reading.isWeak || contentAllows(reading.field, content))) {
    const isName = reading.compact === reading.field.toLowerCase()
    const confidence = reading.how === 'similar' ? 0.75 : isName ? 1 : reading.isWeak ? 0.85 : 0.95
    return { ...base, field: reading.field, confidence, reason: isName ? 'name' : 'synonym' }
  }
  if (reading.people) return { ...base, ...fieldOfPeople(reading.people, content) }
  const found = fieldOfContent(content)
  if (!found) return none
  return { ...base, field: found.field, confidence: found.confidence, reason: 'content' }
}

function readWithGroup(header: string, group: string): HeaderReading {
  const alone = readHeader(header)
  if (group === '' || header === '') return alone
  const title = readHeader(group)
  if (title.people && title.people !== 'neutral') {
    const together = readHeader(`${group} ${header}`)
    return together.field ? together : { ...alone, party: alone.party ?? together.party }
  }
  if (alone.field) return { ...alone, group: alone.group ?? title.group }
  return readHeader(`${group} ${header}`)
}

/** A column called `Owner` holds names, a yes or no, or `Owner` and `Tenant` themselves. */
function fieldOfPeople(people: NonNullable<HeaderReading['people']>, content: ColumnContent) {
  const reason: MatchReason = 'synonym'
  if (content.yesNo >= 0.8 && (people === 'owner' || people === 'tenant')) {
    return {
      field: people === 'owner' ? ('isOwner' as const) : ('isTenant' as const),
      party: null,
      confidence: 0.9,
      reason,
    }
  }
  if (content.yesNo >= 0.8 && people === 'neutral')
    return { field: 'resident' as const, party: null, confidence: 0.8, reason }
  if (content.relation >= 0.6 && content.distinct <= 12) {
    return { field: 'relation' as const, party: null, confidence: 0.9, reason }
  }
  const found = fieldOfContent(content)
  if (found && found.field !== 'relation')
    return { field: found.field, confidence: found.confidence, reason: 'content' as const }
  return { field: 'fullName' as const, confidence: 0.85, reason }
}

/** `Name` beside `Surname` is the first name; `First name` without any surname may be all there is. */
function settleNames(candidates: Candidate[]): void {
  for (const party of new Set(candidates.map((candidate) => candidate.party))) {
    const of = (field: Field) => candidates.filter((one) => one.party === party && one.field === field)
    const [full] = of('fullName')
    if (full && of('surname').length > 0 && of('firstName').length === 0) full.field = 'firstName'
  }
}

/** `Owner 1`, `Owner 2`: two people, each with the columns of the same number. */
function settleTurns(candidates: Candidate[]): void {
  for (const party of new Set(candidates.map((candidate) => candidate.party))) {
    const own = candidates.filter(
      (one) => one.party === party && one.field !== null && PERSONAL.has(one.field),
    )
    const numbers = new Set(own.filter(isName).map((one) => one.group ?? 1))
    if (numbers.size < 2) continue
    for (const one of own) if (one.group !== null && numbers.has(one.group)) one.turn = one.group
  }
}

function isName({ field }: Pick<ColumnMatch, 'field'>): boolean {
  return field === 'fullName' || field === 'surname' || field === 'firstName'
}

/** Lists without any word for the unit or the name: the first columns that look like them. */
function findByElimination(candidates: Candidate[]): void {
  const has = (...fields: Field[]) =>
    candidates.some((one) => one.field !== null && fields.includes(one.field))
  const free = candidates.filter(
    (one) => one.field === null && one.reading.how === 'none' && one.content.filled > 0,
  )
  if (!has('unit')) {
    const alike = free.filter(({ content }) => content.unit >= 0.8 && content.phone < 0.5)
    const unit = alike.find(({ content }) => !content.counting) ?? alike.find((one) => !isNumbering(one))
    const sure = unit && !has('streetNumber') && has('phone', 'email', 'fullName', 'surname', 'firstName')
    if (sure) Object.assign(unit, { field: 'unit', confidence: 0.5, reason: 'content' })
  }
  if (!has('surname', 'firstName', 'fullName')) {
    const [name] = free.filter(
      (one) =>
        one.field === null && one.content.name >= 0.9 && one.content.distinct >= one.content.filled / 2,
    )
    if (name) Object.assign(name, { field: 'fullName', confidence: 0.5, reason: 'content' })
  }
}

/** The list's own numbering, by its header: units may well be numbered one by one too. */
function isNumbering({ reading }: Candidate): boolean {
  return /^(?:|no|nr|sn|sl|slno|srno|seq|serial|serialno|row|rowno|line|lineno|item|itemno|index|count|id)$/.test(
    reading.compact,
  )
}

/** What a list must have and this one has no column for. */
export function missingColumns(mapping: Mapping): ('unit' | 'name')[] {
  const has = (...fields: Field[]) =>
    mapping.columns.some((one) => one.field !== null && fields.includes(one.field))
  const missing: ('unit' | 'name')[] = []
  if (!has('unit', 'streetNumber', 'streetName')) missing.push('unit')
  if (!has('surname', 'firstName', 'fullName')) missing.push('name')
  return missing
}

/** One column a field (and person); the rest steps back: a house number becomes the street number, others are left out. */
function settleDuplicates(candidates: Candidate[], manual: ReadonlySet<number>): Candidate[] {
  const best = new Map<string, Candidate>()
  const keyOf = (one: Candidate) => `${one.field ?? ''}/${one.party ?? ''}/${one.turn}`
  const weight = (one: Candidate) =>
    (manual.has(one.column) ? 10 : 0) + one.confidence - (isHouseNumber(one) ? 0.5 : 0) - one.column / 1000
  for (const one of candidates) {
    if (!one.field || REPEATABLE.has(one.field)) continue
    const rival = best.get(keyOf(one))
    if (!rival || weight(one) > weight(rival)) best.set(keyOf(one), one)
  }
  return candidates.map((one) => {
    if (!one.field || REPEATABLE.has(one.field) || best.get(keyOf(one)) === one) return one
    const isFree = isHouseNumber(one) && !best.has('streetNumber//1')
    if (!isFree) return { ...one, field: null, confidence: 0, reason: null }
    const moved: Candidate = { ...one, field: 'streetNumber', confidence: 0.8 }
    best.set('streetNumber//1', moved)
    return moved
  })
}

function isHouseNumber(one: Candidate): boolean {
  return one.field === 'unit' && HOUSE_NUMBERS.has(one.reading.compact)
}

/** People columns of one row belong to one person unless two of them are named. */
function withParties(columns: ColumnMatch[], candidates: readonly Candidate[]): Mapping {
  const named = new Set<Party | null>()
  for (const one of columns) {
    if (isName(one)) named.add(one.party)
  }
  const parties = [...named]
  const [only = null] = parties
  const partyOf = ({ field, party }: ColumnMatch): Party | null => {
    if (field === null || !PERSONAL.has(field) || parties.length < 2) return null
    return named.has(party) ? party : only
  }
  const people = candidates.find((one) => one.field === 'fullName' && one.reading.people)?.reading.people
  const told = people === 'owner' || people === 'tenant' || people === 'household' ? people : null
  return {
    columns: columns.map((one) => ({ ...one, party: partyOf(one) })),
    implied: parties.length > 1 ? null : (only ?? told),
  }
}

function readOverrides(header: readonly string[], overrides: Readonly<Record<string, string>>) {
  const manual = new Map<number, Pick<ColumnMatch, 'field' | 'party' | 'turn' | 'confidence' | 'reason'>>()
  for (const [column, text] of Object.entries(overrides)) {
    manual.set(findColumn(header, column), {
      ...readFieldName(text),
      turn: 1,
      confidence: 1,
      reason: 'manual',
    })
  }
  return manual
}

/** The column of a name or letter. @throws SheetError `unknown_column` */
export function findColumn(header: readonly string[], column: string): number {
  const wanted = bare(column)
  const byName = header.findIndex((text) => text !== '' && bare(text) === wanted)
  if (byName !== -1) return byName
  if (/^[a-z]{1,2}$/i.test(column.trim()) && columnOf(column.trim()) < header.length)
    return columnOf(column.trim())
  const known = header.filter((text) => text !== '').join(', ')
  throw new SheetError(
    'unknown_column',
    `There is no column “${column}” in this list. Its columns are: ${known}.`,
  )
}

function readFieldName(text: string): { field: Field | null; party: Party | null } {
  const [first = '', second] = text.split('.')
  const party = first === 'owner' || first === 'tenant' || first === 'household' ? first : null
  const wanted = bare(second !== undefined && party ? second : text)
  if (wanted === 'ignore' || wanted === 'skip') return { field: null, party: null }
  const exact = FIELDS.find((field) => field.toLowerCase() === wanted)
  const field = exact ?? fieldOf(wanted)
  if (field && isField(field)) return { field, party: second === undefined ? null : party }
  throw new SheetError(
    'unknown_field',
    `There is no field “${text}”. Fields are: ${FIELDS.join(', ')}, ignore.`,
  )
}

function bare(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}
