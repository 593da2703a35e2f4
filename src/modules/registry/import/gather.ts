import { fold, unitKey } from '@/lib/text'
import type { Party } from './fields'
import { PeopleIndex, type FilePerson } from './people-index'
import type { RowFlag } from './plan-types'
import type { RowDraft } from './row-draft'
import { takingTurns } from './taking-turns'
import { withProperty } from './unit-number'
import type { UnitWords } from '../unit-word'

export interface FileUnit {
  key: string
  number: string
  property: string | null
  streetNumber: string | null
  streetName: string | null
  intercom: string | null
  rows: number[]
}

export interface FileOccupancy {
  key: string
  unit: string
  person: string
  relation: Party
  /** Null where no row says. */
  resident: boolean | null
  since: string | null
  until: string | null
  rows: number[]
}

export interface FileVehicle {
  key: string
  registration: string
  make: string | null
  model: string | null
  colour: string | null
  /** All units and people whose rows list it, the first one first. */
  units: string[]
  people: string[]
  rows: number[]
}

/** What a file's good rows hold, each thing once. */
export interface FileContent {
  units: Map<string, FileUnit>
  people: FilePerson[]
  occupancies: Map<string, FileOccupancy>
  vehicles: Map<string, FileVehicle>
  flags: RowFlag[]
}

/** Brings the rows together. `knownUnits` are the unit keys of the estate. */
export async function gather(
  drafts: readonly RowDraft[],
  knownUnits: ReadonlySet<string>,
  words: UnitWords,
): Promise<FileContent> {
  const units = new Map<string, FileUnit>()
  const occupancies = new Map<string, FileOccupancy>()
  const vehicles = new Map<string, FileVehicle>()
  const people = new PeopleIndex()
  const flags: RowFlag[] = []
  const numberOf = unitNumbers(drafts, knownUnits)
  for await (const draft of takingTurns(drafts)) {
    const unit = draft.number === '' ? null : addUnit(units, draft, numberOf(draft), flags, words)
    const inRow = draft.people.map((person) => ({
      draft: person,
      person: people.add(draft.row, unit?.key ?? '', person),
    }))
    flags.push(...draft.flags)
    if (!unit) continue
    for (const one of inRow) addOccupancy(occupancies, draft.row, unit.key, one.person, one.draft)
    const living = inRow.find((one) => one.draft.relation === 'tenant') ?? inRow[0]
    for (const vehicle of draft.vehicles)
      addVehicle(vehicles, draft.row, vehicle, { unit: unit.key, person: living?.person.key }, flags, words)
  }
  settleResidents(occupancies)
  return { units, people: people.people, occupancies, vehicles, flags: [...flags, ...people.flags] }
}

/** Where blocks count their flats from 1 each, the block becomes part of the number. */
function unitNumbers(
  drafts: readonly RowDraft[],
  knownUnits: ReadonlySet<string>,
): (draft: RowDraft) => string {
  const properties = new Map<string, string>()
  let repeats = false
  for (const { number, property } of drafts) {
    if (property === null) continue
    const first = properties.get(unitKey(number))
    if (first === undefined) properties.set(unitKey(number), fold(property))
    else if (first !== fold(property)) repeats = true
  }
  return ({ number, property }) => {
    if (property === null) return number
    const whole = withProperty(number, property)
    const isKnown = knownUnits.has(unitKey(whole)) && !knownUnits.has(unitKey(number))
    return repeats || isKnown ? whole : number
  }
}

function addUnit(
  units: Map<string, FileUnit>,
  draft: RowDraft,
  number: string,
  flags: RowFlag[],
  words: UnitWords,
): FileUnit {
  const key = unitKey(number)
  const unit = units.get(key)
  if (!unit) {
    const { property, streetNumber, streetName, intercom, row } = draft
    const created = { key, number, property, streetNumber, streetName, intercom, rows: [row] }
    units.set(key, created)
    return created
  }
  if (digitRuns(unit.number) !== digitRuns(number)) {
    const message = `${words.Units} ${unit.number} (row ${unit.rows[0] ?? draft.row}) and ${number} count as the same ${words.unit}.`
    flags.push({ row: draft.row, code: 'units_alike', message })
  }
  unit.property ??= draft.property
  unit.streetNumber ??= draft.streetNumber
  unit.streetName ??= draft.streetName
  unit.intercom ??= draft.intercom
  unit.rows.push(draft.row)
  return unit
}

/** `1-11` and `11-1` have the same key, but people mean two units. */
function digitRuns(number: string): string {
  return (number.match(/\d+/g) ?? []).map((run) => run.replace(/^0+(?=\d)/, '')).join(' ')
}

function addOccupancy(
  occupancies: Map<string, FileOccupancy>,
  row: number,
  unit: string,
  person: FilePerson,
  draft: RowDraft['people'][number],
): void {
  const tie = (relation: Party) => `${unit} ${person.key} ${relation}`
  const key = tie(draft.relation)
  const stronger =
    draft.relation === 'household' ? (occupancies.get(tie('owner')) ?? occupancies.get(tie('tenant'))) : null
  if (stronger) {
    // An owner listed as resident too is an owner who lives there.
    stronger.resident = true
    if (stronger.rows.at(-1) !== row) stronger.rows.push(row)
    return
  }
  const known = occupancies.get(key)
  if (!known) {
    const { relation, resident, since, until } = draft
    occupancies.set(key, { key, unit, person: person.key, relation, resident, since, until, rows: [row] })
    return
  }
  known.resident ??= draft.resident
  known.since ??= draft.since
  known.until ??= draft.until
  known.rows.push(row)
}

function addVehicle(
  vehicles: Map<string, FileVehicle>,
  row: number,
  draft: RowDraft['vehicles'][number],
  { unit, person }: { unit: string; person: string | undefined },
  flags: RowFlag[],
  words: UnitWords,
): void {
  const { registration, make, model, colour } = draft
  const known = vehicles.get(registration)
  if (!known) {
    const people = person === undefined ? [] : [person]
    vehicles.set(registration, {
      key: registration,
      registration,
      make,
      model,
      colour,
      units: [unit],
      people,
      rows: [row],
    })
    return
  }
  const isElsewhere = !known.units.includes(unit) && (person === undefined || !known.people.includes(person))
  if (isElsewhere) {
    const message = `Vehicle ${registration} already stands in row ${known.rows[0] ?? row} for another ${words.unit}: it stays there.`
    flags.push({ row, code: 'vehicle_twice', message })
  }
  known.make ??= make
  known.model ??= model
  known.colour ??= colour
  if (!known.units.includes(unit)) known.units.push(unit)
  if (person !== undefined && !known.people.includes(person)) known.people.push(person)
  known.rows.push(row)
}

/** An owner lives in the unit unless a tenant does, or the list tells resident owners from others. */
function settleResidents(occupancies: Map<string, FileOccupancy>): void {
  const all = [...occupancies.values()]
  const letUnits = new Set(all.filter((one) => one.relation === 'tenant').map((one) => one.unit))
  const distinguishes = all.some((one) => one.relation === 'owner' && one.resident !== null)
  for (const one of all) {
    if (one.resident !== null) continue
    if (one.relation !== 'owner') one.resident = true
    else if (distinguishes || letUnits.has(one.unit)) one.resident = false
  }
}
