import type { Party } from './fields'

/** The estate as it stands before an import. Dates are `YYYY-MM-DD`, phones E.164. */
export interface EstateSnapshot {
  units: readonly ExistingUnit[]
  people: readonly ExistingPerson[]
  occupancies: readonly ExistingOccupancy[]
  vehicles: readonly ExistingVehicle[]
}

export interface ExistingUnit {
  id: string
  number: string
  property: string | null
  streetNumber: string | null
  streetName: string | null
  intercom: string | null
}

export interface ExistingPerson {
  id: string
  firstName: string
  surname: string
  email: string | null
  phones: readonly string[]
  note: string | null
}

export interface ExistingOccupancy {
  id: string
  unitId: string
  personId: string
  relation: Party
  resident: boolean
  since: string | null
  until: string | null
}

export interface ExistingVehicle {
  id: string
  registration: string
  make: string | null
  model: string | null
  colour: string | null
  unitId: string | null
  personId: string | null
}

export type PlannedAction = 'create' | 'update' | 'same'

/** What an update changes; fields left out stay as they are. */
export type Changes<T> = { [Name in keyof T]?: { from: T[Name] | null; to: T[Name] } }

interface Planned<T> {
  /** Names the entity within this plan. */
  key: string
  existingId: string | null
  action: PlannedAction
  changes: Changes<T>
  /** The rows that hold it, as the spreadsheet numbers them. */
  rows: number[]
}

export interface UnitValues {
  number: string
  property: string | null
  streetNumber: string | null
  streetName: string | null
  intercom: string | null
}

export interface PersonValues {
  title: string
  firstName: string
  surname: string
  /** First name and surname together. */
  name: string
  email: string | null
  phones: string[]
  note: string | null
}

export interface OccupancyValues {
  relation: Party
  resident: boolean
  since: string | null
  until: string | null
}

export interface VehicleValues {
  registration: string
  make: string | null
  model: string | null
  colour: string | null
  /** Keys of a planned unit and person. */
  unit: string
  person: string | null
}

export interface PlannedUnit extends UnitValues, Planned<UnitValues> {}
export interface PlannedPerson extends PersonValues, Planned<PersonValues> {
  /** Kept apart: it is stored encrypted, and never compared with what is stored. */
  idNumber: string | null
}
export interface PlannedOccupancy extends OccupancyValues, Planned<OccupancyValues> {
  unit: string
  person: string
}
export interface PlannedVehicle extends VehicleValues, Planned<VehicleValues> {}

/** Something wrong with a cell: the row as the spreadsheet numbers it, the field, and words for people. */
export interface RowProblem {
  row: number
  column: string
  message: string
}

export type FlagCode =
  | 'shared_contact'
  | 'possible_duplicate'
  | 'vehicle_twice'
  | 'vehicle_moved'
  | 'dropped_value'
  | 'relation_assumed'
  | 'units_alike'
  | 'several_names'
  | 'several_emails'

/** Imported, but worth a look. */
export interface RowFlag {
  row: number
  code: FlagCode
  message: string
}

export type RowAction = 'create' | 'update' | 'skip' | 'error'

export interface RowOutcome {
  row: number
  action: RowAction
  /** Who and where, to recognise the row by. */
  label: string
  /** Empty but for errors. */
  problems: RowProblem[]
}

export interface ImportPlan {
  units: PlannedUnit[]
  people: PlannedPerson[]
  occupancies: PlannedOccupancy[]
  vehicles: PlannedVehicle[]
  outcomes: RowOutcome[]
  flags: RowFlag[]
}

type Counts = {
  units: number
  people: number
  occupancies: number
  vehicles: number
}

/** What is said of an import: what the good rows hold, and what was or would be done. */
export type ImportSummary = Counts & {
  created: Counts
  updated: Counts
  /** Good rows that change nothing. */
  skipped: number
  errors: RowProblem[]
  flags: RowFlag[]
}
