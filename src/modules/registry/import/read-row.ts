import { dayOrderOf, type DayReading } from '@/lib/dates'
import { tidy } from '@/lib/text'
import { cellText, filledCells, isEmptyCell, type Cell, type SheetRow } from './cell'
import { PERSONAL, type Field } from './fields'
import type { Mapping } from './match-columns'
import { properName } from './person-name'
import { readPeople } from './read-person'
import { columnsOf, problem, value, type RowDraft, type RowReading, type Who } from './row-draft'
import { readRowVehicles } from './row-vehicles'
import { readUnitNumber } from './unit-number'

/** Settles what holds for all rows: the order of dates in each column, whom the columns are about. */
export function prepareReading(
  rows: readonly SheetRow[],
  mapping: Mapping,
  options: Pick<RowReading, 'country' | 'defaultRelation' | 'words' | 'isUnitOptional'> & {
    from1904: boolean
  },
): RowReading {
  const days = new Map<number, DayReading>()
  const people = new Map<string, Who>()
  for (const { column, field, party, turn } of mapping.columns) {
    if (field !== null && PERSONAL.has(field)) people.set(`${party} ${turn}`, { party, turn })
    if (field !== 'since' && field !== 'until') continue
    const order = dayOrderOf(
      rows.map((row) => cellText(row.cells[column])),
      options.country,
    )
    days.set(column, { order, from1904: options.from1904 })
  }
  const hasRelations = mapping.columns.some(
    ({ field }) => field === 'relation' || field === 'isOwner' || field === 'isTenant',
  )
  return {
    mapping,
    country: options.country,
    defaultRelation: options.defaultRelation,
    words: options.words,
    isUnitOptional: options.isUnitOptional,
    days,
    people: [...people.values()],
    hasRelations,
  }
}

/** Reads one row; null for rows that are no data: headings and remarks between the rows. */
export function readRow({ row, cells }: SheetRow, reading: RowReading): RowDraft | null {
  const draft: RowDraft = {
    row,
    number: '',
    property: properValue(cells, reading, 'property'),
    streetNumber: value(cells, reading, 'streetNumber'),
    streetName: properValue(cells, reading, 'streetName'),
    intercom: value(cells, reading, 'intercom'),
    people: [],
    vehicles: [],
    problems: [],
    flags: [],
  }
  readUnit(draft, cells, reading)
  if (filledCells(cells) === 1 && !/\d/.test(draft.number) && !namesSomebody(cells, reading)) return null
  for (const who of reading.people) draft.people.push(...readPeople(draft, cells, reading, who))
  draft.vehicles = readRowVehicles(draft, cells, reading.mapping)
  const says = draft.people.length + draft.vehicles.length + draft.problems.length > 0
  if (!says && draft.number === '') return null
  const isNeeded = !reading.isUnitOptional && !draft.problems.some((problem) => problem.column === 'unit')
  if (draft.number === '' && isNeeded) problem(draft, 'unit', `The ${reading.words.unit} number is missing.`)
  return draft
}

function readUnit(draft: RowDraft, cells: readonly Cell[], reading: RowReading): void {
  const [column] = columnsOf(reading, 'unit')
  if (!column) {
    draft.number = [draft.streetNumber, draft.streetName].filter((part) => part !== null).join(' ')
    return
  }
  const found = readUnitNumber(cells[column.column], reading.words)
  if (found === null) return
  if ('problem' in found) problem(draft, 'unit', found.problem)
  else draft.number = found.number
}

function properValue(cells: readonly Cell[], reading: RowReading, field: Field): string | null {
  const text = value(cells, reading, field)
  return text === null ? null : tidy(properName(text))
}

const OF_SOMEBODY: readonly (Field | null)[] = ['surname', 'firstName', 'fullName', 'phone', 'email']

/** A lone cell is a heading, unless it stands where people do: then somebody's unit was forgotten. */
function namesSomebody(cells: readonly Cell[], { mapping }: RowReading): boolean {
  const at = cells.findIndex((cell) => !isEmptyCell(cell))
  return at > 0 && OF_SOMEBODY.includes(mapping.columns.find((one) => one.column === at)?.field ?? null)
}
