import { readDay } from '@/lib/dates'
import { findPhones } from '@/lib/phone'
import { fold } from '@/lib/text'
import { cellLines, cellText, isPlaceholder, valueOf, type Cell } from './cell'
import { readYesNo } from './content'
import { couplesOfParts, namesOfCouple } from './couples'
import { readEmails } from './email'
import { displayName, joinName, saysVacant, splitFullName, type PersonName } from './person-name'
import { readRelation } from './relation-words'
import {
  columnsOf,
  problem,
  value,
  type PersonDraft,
  type RowDraft,
  type RowReading,
  type Who,
} from './row-draft'

const LONGEST_NAME = 120
const LONGEST_NOTE = 1000
const EARLIEST = '1900-01-01'

/**
 * The people of a row, or of one party of it: one, none, or those whom one cell names together. What is wrong goes into
 * the draft.
 */
export function readPeople(
  draft: RowDraft,
  cells: readonly Cell[],
  reading: RowReading,
  who: Who,
): PersonDraft[] {
  const { together, ...name } = readName(draft, cells, reading, who)
  const isFirst = who === reading.people[0]
  const emails = readContacts(draft, cells, reading, who, 'email')
  const phones = readContacts(draft, cells, reading, who, 'phone')
  const idNumber = value(cells, reading, 'idNumber', who)?.replace(/[\s-]/g, '') ?? null
  const relation =
    who.party !== null
      ? { relation: who.party, resident: null, isAssumed: false }
      : readTie(draft, cells, reading)
  const hasName = displayName(name) !== ''
  const saysSomething =
    emails.length + phones.length > 0 ||
    idNumber !== null ||
    (isFirst && relation !== null && !relation.isAssumed && reading.hasRelations)
  if (!hasName) {
    const isVacant = isFirst && isVacantCell(cells, reading, who)
    const isBlank = draft.problems.some((one) => one.column === 'name')
    if (saysSomething && isFirst && !isVacant && !isBlank)
      problem(draft, 'name', 'The name is missing: neither surname nor first name is filled in.')
    return []
  }
  flagSeveral(draft, name, together)
  const person = {
    ...name,
    emails,
    phones,
    idNumber,
    note: isFirst ? noteOf(cells, reading) : null,
    relation: relation?.relation ?? reading.defaultRelation,
    resident: residentOf(cells, reading, relation?.resident ?? null),
    isAssumed: relation?.isAssumed ?? false,
    since: readDayCell(draft, cells, reading, who, 'since'),
    until: readDayCell(draft, cells, reading, who, 'until'),
  }
  if (!together) return [person]
  return together.map((one, index) => ({
    ...person,
    ...one,
    emails: shared(emails, index, together.length),
    phones: shared(phones, index, together.length),
    idNumber: index === 0 ? idNumber : null,
    note: index === 0 ? person.note : null,
  }))
}

/** As many contacts as people are one each; fewer are those of all of them. */
function shared(contacts: readonly string[], index: number, people: number): string[] {
  return contacts.length === people ? contacts.slice(index, index + 1) : [...contacts]
}

function flagSeveral(draft: RowDraft, name: PersonName, together: PersonName[] | undefined): void {
  if (together) {
    const message = `One cell names several people: they come in as ${together.map(displayName).join(' and ')}.`
    draft.flags.push({ row: draft.row, code: 'several_names', message })
  } else if (/\p{L}\s*(?:&|\band\b|\/)\s*\p{L}/iu.test(name.firstName)) {
    const message = `“${displayName(name)}” looks like several people in one cell: they come in as one.`
    draft.flags.push({ row: draft.row, code: 'several_names', message })
  }
}

type ReadName = PersonName & { together?: PersonName[] }

function readName(draft: RowDraft, cells: readonly Cell[], reading: RowReading, who: Who): ReadName {
  const full = columnsOf(reading, 'fullName', who)[0]
  const fullText = full ? (valueOf(cells[full.column]) ?? '') : ''
  const [title, firstName, surname] = (['title', 'firstName', 'surname'] as const).map(
    (field) => value(cells, reading, field, who) ?? '',
  )
  const texts = [fullText, firstName ?? '', surname ?? '']
  if (texts.some((text) => saysVacant(text))) return { title: '', firstName: '', surname: '' }
  for (const text of texts) {
    const wrong = wrongName(text)
    if (wrong) {
      problem(draft, 'name', wrong)
      return { title: '', firstName: '', surname: '' }
    }
  }
  if (full && fullText !== '' && !surname) {
    const isSurnameFirst = saysSurnameFirst(full.header)
    const split = splitFullName(fullText, isSurnameFirst)
    const together = namesOfCouple(fullText, isSurnameFirst) ?? undefined
    return { ...split, title: title || split.title, together }
  }
  const together = couplesOfParts(title ?? '', firstName ?? '', surname ?? '') ?? undefined
  return { ...joinName(title ?? '', firstName ?? '', surname ?? ''), together }
}

function wrongName(text: string): string | null {
  if (text === '') return null
  if (/^[=+@]/.test(text)) return `“${text.slice(0, 40)}” is a formula, not a name. Type the name itself.`
  if (!/\p{L}/u.test(text)) return `“${text.slice(0, 40)}” is not a name.`
  return text.length > LONGEST_NAME ? `The name is longer than ${LONGEST_NAME} characters.` : null
}

function saysSurnameFirst(header: string): boolean {
  return (
    /^(?:surname|last ?name|family name|nom\b(?! complet)|apelido|van\b)/.test(fold(header).trim()) &&
    /[\s&/,]/.test(header.trim())
  )
}

function isVacantCell(cells: readonly Cell[], reading: RowReading, who: Who): boolean {
  return (['fullName', 'surname', 'firstName'] as const).some((field) =>
    columnsOf(reading, field, who).some(({ column }) => saysVacant(cellText(cells[column]))),
  )
}

function readContacts(
  draft: RowDraft,
  cells: readonly Cell[],
  reading: RowReading,
  who: Who,
  field: 'email' | 'phone',
): string[] {
  const found: string[] = []
  const rejected: string[] = []
  for (const { column } of columnsOf(reading, field, who)) {
    const text = cellLines(cells[column])
    if (isPlaceholder(text)) continue
    const one = field === 'email' ? readEmails(text) : findPhones(text, reading.country)
    for (const contact of 'emails' in one ? one.emails : one.phones)
      if (!found.includes(contact)) found.push(contact)
    rejected.push(...one.rejected.filter((piece) => !isPlaceholder(piece)))
  }
  const what = field === 'email' ? 'an email address' : 'a phone number'
  const words = rejected.map((piece) => `“${piece.slice(0, 40)}”`).join(', ')
  if (rejected.length > 0 && found.length === 0) problem(draft, field, `${words} is not ${what}.`)
  if (rejected.length > 0 && found.length > 0) {
    draft.flags.push({
      row: draft.row,
      code: 'dropped_value',
      message: `${words} is not ${what} and was left out.`,
    })
  }
  return found
}

function readTie(draft: RowDraft, cells: readonly Cell[], reading: RowReading) {
  const text = value(cells, reading, 'relation')
  if (text !== null) {
    const found = readRelation(text)
    if (found) return { ...found, isAssumed: false }
    if (saysVacant(text)) return { relation: 'owner' as const, resident: false, isAssumed: true }
    problem(
      draft,
      'relation',
      `“${text.slice(0, 40)}” is not known as a relation to the ${reading.words.unit}. Use ${reading.words.owner ?? 'owner'}, tenant or household member.`,
    )
    return null
  }
  const isOwner = columnsOf(reading, 'isOwner').some(({ column }) => readYesNo(cells[column]) === true)
  const isTenant = columnsOf(reading, 'isTenant').some(({ column }) => readYesNo(cells[column]) === true)
  if (isOwner) return { relation: 'owner' as const, resident: isTenant ? true : null, isAssumed: false }
  if (isTenant) return { relation: 'tenant' as const, resident: true, isAssumed: false }
  const implied = reading.mapping.implied
  return { relation: implied ?? reading.defaultRelation, resident: null, isAssumed: implied === null }
}

function residentOf(cells: readonly Cell[], reading: RowReading, stated: boolean | null): boolean | null {
  const [column] = columnsOf(reading, 'resident')
  const text = column ? cellText(cells[column.column]) : ''
  return text === '' ? stated : (readYesNo(text) ?? stated)
}

function readDayCell(
  draft: RowDraft,
  cells: readonly Cell[],
  reading: RowReading,
  who: Who,
  field: 'since' | 'until',
): string | null {
  const [column] = columnsOf(reading, field, who)
  const cell = column ? cells[column.column] : null
  const text = cellText(cell)
  const order = column ? reading.days.get(column.column) : undefined
  if (isPlaceholder(text) || !order) return null
  if (field === 'until' && /^(?:present|current|now|to date|ongoing|open)$/i.test(text)) return null
  const day = cell !== null && typeof cell === 'object' ? cell.day : readDay(text, order)
  if (day !== null && day >= EARLIEST) return day
  problem(draft, field, `“${text.slice(0, 40)}” is not a date.`)
  return null
}

function noteOf(cells: readonly Cell[], reading: RowReading): string | null {
  const notes = columnsOf(reading, 'note').map(({ column }) => valueOf(cells[column]))
  const text = notes.filter((note) => note !== null).join('; ')
  return text === '' ? null : text.slice(0, LONGEST_NOTE)
}
