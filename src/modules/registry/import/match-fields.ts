import { editDistance, fold } from '@/lib/text'
import type { ImportColumn, ImportColumns, ImportField, ImportSheet } from '@/server/import-kind'
import { isEmptyCell } from './cell'
import { headerWords } from './header-words'
import { findColumn } from './match-columns'
import { SheetError } from './sheet-error'
import { columnLetter } from './worksheet'

const FILLERS = /^(?:the|of|for|and|a|an|de|du|da|do|la|le|der|das|please)$/
const SHORTEST_MISSPELT = 6
const IGNORED = /^(?:ignore|skip)$/

/** Matches the columns of a list by the names that its kind knows: exactly, but for a slip of spelling, or by hand. */
export class FieldMatcher {
  private readonly known = new Map<string, string>()

  constructor(private readonly fields: readonly ImportField[]) {
    for (const { name, synonyms } of fields)
      for (const phrase of [name, ...synonyms.split(',')]) {
        const compact = compactOf(phrase)
        if (compact !== '' && !this.known.has(compact)) this.known.set(compact, name)
      }
  }

  match(sheet: ImportSheet, chosen: Readonly<Record<string, string>>): ImportColumns {
    const byHand = new Map(
      Object.entries(chosen).map(([column, field]) => [
        findColumn(sheet.header, column),
        this.fieldNamed(field),
      ]),
    )
    const taken = new Set([...byHand.values()].filter((field) => field !== null))
    const isFilled = (column: number) => sheet.rows.some(({ cells }) => !isEmptyCell(cells[column]))
    const read = sheet.header.map((header, column) =>
      byHand.has(column) || !isFilled(column) ? null : this.read(header),
    )
    const best = new Map<string, number>()
    for (const sure of [true, false])
      for (const [column, found] of read.entries())
        if (found && found.isExact === sure && !taken.has(found.field) && !best.has(found.field))
          best.set(found.field, column)
    const columns = sheet.header.map((header, column): ImportColumn => {
      const base = { column, letter: columnLetter(column), header, party: null, turn: 1, group: null }
      const hand = byHand.get(column)
      if (hand !== undefined)
        return {
          ...base,
          field: hand,
          confidence: hand === null ? 0 : 1,
          reason: hand === null ? null : 'manual',
        }
      const found = read[column]
      if (!found || best.get(found.field) !== column)
        return { ...base, field: null, confidence: 0, reason: null }
      return { ...base, field: found.field, confidence: found.isExact ? 1 : 0.7, reason: 'synonym' }
    })
    return { columns, implied: null }
  }

  /** What the list can't do without. */
  missing({ columns }: ImportColumns): string[] {
    return this.fields
      .filter(({ name, isRequired }) => isRequired && !columns.some(({ field }) => field === name))
      .map(({ name }) => name)
  }

  /** How many different fields the cells of a row name, if it is a header. */
  readonly headerFields = (cells: readonly string[]): Set<string> =>
    new Set(cells.flatMap((cell) => this.read(cell)?.field ?? []))

  private read(header: string): { field: string; isExact: boolean } | null {
    const compact = compactOf(header)
    const exact = this.known.get(compact)
    if (exact) return { field: exact, isExact: true }
    if (compact.length < SHORTEST_MISSPELT) return null
    const allowed = compact.length >= 9 ? 2 : 1
    for (const [name, field] of this.known)
      if (
        name.length >= SHORTEST_MISSPELT &&
        name[0] === compact[0] &&
        editDistance(name, compact, allowed) <= allowed
      )
        return { field, isExact: false }
    return null
  }

  private fieldNamed(text: string): string | null {
    const wanted = fold(text).replace(/[^\p{L}\p{N}]/gu, '')
    if (IGNORED.test(wanted)) return null
    const field =
      this.fields.find(({ name }) => name.toLowerCase() === wanted)?.name ?? this.read(text)?.field
    if (field) return field
    const names = this.fields.map(({ name }) => name).join(', ')
    throw new SheetError('unknown_field', `There is no field “${text}”. Fields are: ${names}, ignore.`)
  }
}

function compactOf(text: string): string {
  const words = headerWords(text)
  const named = words.filter((word) => !FILLERS.test(word))
  return (named.length > 0 ? named : words).join('')
}
