import type { DayReading } from '@/lib/dates'
import { valueOf, type Cell } from './cell'
import type { Field, Party } from './fields'
import type { ColumnMatch, Mapping } from './match-columns'
import type { PersonName } from './person-name'
import type { RowFlag, RowProblem } from './plan-types'
import type { VehicleDraft } from './row-vehicles'
import type { UnitWords } from '../unit-word'

export interface PersonDraft extends PersonName {
  emails: string[]
  phones: string[]
  idNumber: string | null
  note: string | null
  relation: Party
  /** Null where the row doesn't say. */
  resident: boolean | null
  /** The relation comes from neither the row nor the header. */
  isAssumed: boolean
  since: string | null
  until: string | null
}

/** What one row says, before it is compared with other rows and with the estate. */
export interface RowDraft {
  row: number
  number: string
  property: string | null
  streetNumber: string | null
  streetName: string | null
  intercom: string | null
  people: PersonDraft[]
  vehicles: VehicleDraft[]
  problems: RowProblem[]
  flags: RowFlag[]
}

export interface RowReading {
  mapping: Mapping
  country: string
  defaultRelation: Party
  days: ReadonlyMap<number, DayReading>
  /** The people that one row can hold. */
  people: readonly Who[]
  /** Relations are told by a column; a header such as `Tenant name` then says nothing. */
  hasRelations: boolean
  /** What the estate calls a unit, and whom a unit belongs to. */
  words: UnitWords & { owner?: string }
  /** Somebody may have no unit. */
  isUnitOptional: boolean
}

/** One of the people of a row: those of a party, or of the first, second, ... name. */
export interface Who {
  party: Party | null
  turn: number
}

const MAIN: Who = { party: null, turn: 1 }
const LONGEST_TEXT = 1000

export function problem(draft: RowDraft, column: string, message: string): void {
  draft.problems.push({ row: draft.row, column, message })
}

/** The first filled cell of a field. */
export function value(
  cells: readonly Cell[],
  reading: RowReading,
  field: Field,
  who: Who = MAIN,
): string | null {
  for (const { column } of columnsOf(reading, field, who)) {
    const text = valueOf(cells[column])
    if (text !== null) return text.replace(/^(\d+)\.0+$/, '$1').slice(0, LONGEST_TEXT)
  }
  return null
}

export function columnsOf(reading: RowReading, field: Field, { party, turn }: Who = MAIN): ColumnMatch[] {
  return reading.mapping.columns.filter(
    (one) => one.field === field && one.party === party && one.turn === turn,
  )
}
