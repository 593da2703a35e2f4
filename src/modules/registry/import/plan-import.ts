import type { ImportSheet } from '@/server/import-kind'
import { fold, plateKey, similarNames, unitKey } from '@/lib/text'
import { matchExisting, type Tie } from './existing-people'
import type { Party } from './fields'
import { gather, type FileContent, type FileOccupancy, type FileUnit, type FileVehicle } from './gather'
import type { Mapping } from './match-columns'
import type { FilePerson } from './people-index'
import { displayName, nameKey } from './person-name'
import type {
  Changes,
  EstateSnapshot,
  ExistingOccupancy,
  ExistingPerson,
  ExistingUnit,
  ExistingVehicle,
  ImportPlan,
  PersonValues,
  PlannedOccupancy,
  PlannedPerson,
  PlannedUnit,
  PlannedVehicle,
  RowFlag,
  RowOutcome,
} from './plan-types'
import { prepareReading, readRow } from './read-row'
import { problem, type RowDraft } from './row-draft'
import { takingTurns } from './taking-turns'
import { unitWordsOf, type UnitWords } from '../unit-word'

export interface PlanOptions {
  /** ISO 3166, two letters: where phone numbers without a country code belong and how dates are read without evidence. */
  country: string
  /** The estate as it stands; empty for a new one. */
  existing: EstateSnapshot
  /** What people are when neither a column nor its header says so. */
  defaultRelation?: Party
  /** What the estate calls a unit. */
  words?: UnitWords & { owner?: string }
  /** A list of people alone: units are those that the estate has, and somebody may have none. */
  only?: 'people'
}

export const EMPTY_ESTATE: EstateSnapshot = { units: [], people: [], occupancies: [], vehicles: [] }

/**
 * Compares the rows of a list with the estate: what would be made, what changed, and what is wrong with which row. Lets
 * others go on in between, for this runs where other estates are served.
 */
export async function planImport(
  sheet: Pick<ImportSheet, 'rows' | 'from1904'>,
  mapping: Mapping,
  options: PlanOptions,
): Promise<ImportPlan> {
  const { country, existing, defaultRelation = 'household', words = unitWordsOf('Unit'), only } = options
  const reading = prepareReading(sheet.rows, mapping, {
    country,
    from1904: sheet.from1904,
    defaultRelation,
    words,
    isUnitOptional: only === 'people',
  })
  const drafts: RowDraft[] = []
  for await (const row of takingTurns(sheet.rows)) {
    const draft = readRow(row, reading)
    if (draft) drafts.push(draft)
  }
  const estate = indexEstate(existing)
  if (only === 'people') refuseUnknownUnits(drafts, estate, words)
  const good = drafts.filter((draft) => draft.problems.length === 0)
  const content = await gather(good, new Set(estate.units.keys()), words)
  const units = [...content.units.values()].map((unit) => planUnit(unit, estate.units.get(unit.key)))
  const members = matchMembers(content, existing)
  const people = content.people.map((person) => planPerson(person, members.get(person.key)))
  const ids = { units: idsOf(units), people: idsOf(people) }
  const occupancies = planOccupancies(content, ids, estate)
  const flags = [...content.flags, ...assumed(good), ...content.people.flatMap(severalEmails)]
  const vehicles = [...content.vehicles.values()].map((vehicle) =>
    planVehicle(vehicle, ids, estate, flags, words),
  )
  const plan = { units, people, occupancies, vehicles }
  return { ...plan, outcomes: outcomesOf(drafts, plan), flags: flags.sort((a, b) => a.row - b.row) }
}

/** Which planned units and people (by their keys) the estate has already. */
interface KnownIds {
  units: ReadonlyMap<string, string>
  people: ReadonlyMap<string, string>
}

interface EstateIndex {
  units: Map<string, ExistingUnit>
  vehicles: Map<string, ExistingVehicle>
  /** By unit, person and relation. */
  occupancies: Map<string, ExistingOccupancy[]>
}

function indexEstate(existing: EstateSnapshot): EstateIndex {
  const occupancies = new Map<string, ExistingOccupancy[]>()
  for (const one of existing.occupancies) {
    const key = `${one.unitId} ${one.personId} ${one.relation}`
    occupancies.set(key, [...(occupancies.get(key) ?? []), one])
  }
  return {
    units: new Map(existing.units.map((unit) => [unitKey(unit.number), unit])),
    vehicles: new Map(existing.vehicles.map((vehicle) => [plateKey(vehicle.registration), vehicle])),
    occupancies,
  }
}

function refuseUnknownUnits(drafts: readonly RowDraft[], estate: EstateIndex, words: UnitWords): void {
  for (const draft of drafts)
    if (draft.number !== '' && !estate.units.has(unitKey(draft.number)))
      problem(draft, 'unit', `There is no ${words.unit} “${draft.number}” in the register.`)
}

function matchMembers(content: FileContent, existing: EstateSnapshot): Map<string, ExistingPerson> {
  const ties = new Map<string, Tie[]>()
  for (const { unit, relation, person } of content.occupancies.values()) {
    const known = ties.get(person)
    if (known) known.push({ unit, relation })
    else ties.set(person, [{ unit, relation }])
  }
  return matchExisting(content.people, (person) => ties.get(person.key) ?? [], existing)
}

function planUnit(unit: FileUnit, existing: ExistingUnit | undefined): PlannedUnit {
  const { key, rows, ...values } = unit
  const changes = existing
    ? textChanges(values, existing, ['property', 'streetNumber', 'streetName', 'intercom'])
    : {}
  return { ...values, key, rows, ...outcomeOf(existing, changes) }
}

function planPerson(person: FilePerson, existing: ExistingPerson | undefined): PlannedPerson {
  const { key, rows, idNumber, title, firstName, surname, name, phones } = person
  const [email = null, ...others] = person.emails
  const also = others.length > 0 ? `Other email: ${others.join(', ')}` : null
  const note = [person.note, also].filter((part) => part !== null).join('; ') || null
  const values = { title, firstName, surname, name, email, phones, note }
  return {
    ...values,
    idNumber,
    key,
    rows,
    ...outcomeOf(existing, existing ? personChanges(values, existing) : {}),
  }
}

function severalEmails({ name, emails: [first = '', ...others], rows: [row = 0] }: FilePerson): RowFlag[] {
  if (others.length === 0) return []
  const message = `${name} has several email addresses: only ${first} is kept as one, ${others.join(', ')} stands in the note.`
  return [{ row, code: 'several_emails', message }]
}

function personChanges(values: PersonValues, existing: ExistingPerson): Changes<PersonValues> {
  const changes: Changes<PersonValues> = textChanges(values, existing, ['email', 'note'])
  const before = displayName(existing)
  if (isOtherName(values.name, before)) {
    changes.name = { from: before, to: values.name }
    changes.firstName = { from: existing.firstName, to: values.firstName }
    changes.surname = { from: existing.surname, to: values.surname }
  }
  if (values.phones.some((phone) => !existing.phones.includes(phone))) {
    // The list's phones replace those in their place; further ones stay.
    const kept = existing.phones.slice(values.phones.length).filter((phone) => !values.phones.includes(phone))
    changes.phones = { from: [...existing.phones], to: [...values.phones, ...kept] }
  }
  return changes
}

/** "J Smith" and "SMITH John" say nothing new about John Smith. */
function isOtherName(name: string, before: string): boolean {
  if (nameKey(name) === nameKey(before) || fold(name) === fold(before)) return false
  const isShorter = name.length < before.length && similarNames(name, before)
  return !isShorter
}

function planOccupancies(content: FileContent, ids: KnownIds, estate: EstateIndex): PlannedOccupancy[] {
  return [...content.occupancies.values()].map((one) => {
    const { key, unit, person, rows, relation, since, until } = one
    const known = estate.occupancies.get(`${ids.units.get(unit)} ${ids.people.get(person)} ${relation}`) ?? []
    const existing =
      known.find(({ until: end }) => end === null) ??
      known.find((past) => since === null || past.since === since)
    const values = { relation, resident: one.resident ?? true, since, until }
    return {
      ...values,
      key,
      unit,
      person,
      rows,
      ...outcomeOf(existing, existing ? tieChanges(one, existing) : {}),
    }
  })
}

function tieChanges(one: FileOccupancy, existing: ExistingOccupancy): PlannedOccupancy['changes'] {
  const changes: PlannedOccupancy['changes'] = textChanges(one, existing, ['since', 'until'])
  if (one.resident !== null && one.resident !== existing.resident) {
    changes.resident = { from: existing.resident, to: one.resident }
  }
  return changes
}

function planVehicle(
  vehicle: FileVehicle,
  ids: KnownIds,
  estate: EstateIndex,
  flags: RowFlag[],
  words: UnitWords,
): PlannedVehicle {
  const { key, rows, registration, make, model, colour } = vehicle
  const existing = estate.vehicles.get(plateKey(registration))
  const isOneOf = (keys: readonly string[], ids: ReadonlyMap<string, string>, id: string | null) =>
    id !== null && keys.some((one) => ids.get(one) === id)
  const values = {
    registration,
    make,
    model,
    colour,
    unit: vehicle.units[0] ?? '',
    person: vehicle.people[0] ?? null,
  }
  if (!existing) return { ...values, key, rows, ...outcomeOf(existing, {}) }
  const changes: PlannedVehicle['changes'] = textChanges(values, existing, ['make', 'model', 'colour'])
  const stays = isOneOf(vehicle.units, ids.units, existing.unitId)
  if (!stays) {
    changes.unit = { from: existing.unitId, to: values.unit }
    if (existing.unitId !== null) {
      const message = `Vehicle ${registration} belongs to another ${words.unit} of the estate until now.`
      flags.push({ row: rows[0] ?? 0, code: 'vehicle_moved', message })
    }
  }
  const isTheirs =
    existing.personId !== null && (stays || isOneOf(vehicle.people, ids.people, existing.personId))
  if (!isTheirs && values.person !== null) changes.person = { from: existing.personId, to: values.person }
  return { ...values, key, rows, ...outcomeOf(existing, changes) }
}

function idsOf(planned: readonly { key: string; existingId: string | null }[]): Map<string, string> {
  return new Map(
    planned.flatMap(({ key, existingId }) => (existingId === null ? [] : [[key, existingId] as const])),
  )
}

/** Fields that differ in more than capitals and accents; an empty cell never blanks what is known. */
function textChanges<Name extends string>(
  values: Readonly<Record<Name, string | null>>,
  existing: Readonly<Record<Name, string | null>>,
  names: readonly Name[],
): { [Key in Name]?: { from: string | null; to: string } } {
  const changes: { [Key in Name]?: { from: string | null; to: string } } = {}
  for (const name of names) {
    const to = values[name]
    const from = existing[name]
    if (to !== null && fold(to) !== fold(from ?? '')) changes[name] = { from, to }
  }
  return changes
}

function outcomeOf<T extends object>(existing: { id: string } | undefined, changes: T) {
  const action = existing ? (Object.keys(changes).length > 0 ? 'update' : 'same') : 'create'
  return { existingId: existing?.id ?? null, changes, action } as const
}

function assumed(drafts: readonly RowDraft[]): RowFlag[] {
  const rows = drafts.filter((draft) => draft.people.some((person) => person.isAssumed))
  const [first] = rows
  const relation = first?.people.find((person) => person.isAssumed)?.relation
  if (!first || !relation) return []
  const word = relation === 'household' ? 'household members' : `${relation}s`
  const many = rows.length === 1 ? '1 row does not say' : `${rows.length} rows do not say`
  const message = `${many} whether people own or rent: they come in as ${word}.`
  return [{ row: first.row, code: 'relation_assumed', message }]
}

/** A row makes or changes what it is the first to hold; later rows that say the same are left out. */
function outcomesOf(
  drafts: readonly RowDraft[],
  plan: Pick<ImportPlan, 'units' | 'people' | 'occupancies' | 'vehicles'>,
): RowOutcome[] {
  const created = new Set<number>()
  const updated = new Set<number>()
  for (const { action, rows } of [...plan.units, ...plan.people, ...plan.occupancies, ...plan.vehicles]) {
    const [first] = rows
    if (first === undefined || action === 'same') continue
    if (action === 'create') created.add(first)
    else for (const row of rows) updated.add(row)
  }
  return drafts.map((draft) => {
    const label = [draft.number, ...draft.people.map(displayName)].filter((part) => part !== '').join(', ')
    const base = { row: draft.row, label, problems: draft.problems }
    if (draft.problems.length > 0) return { ...base, action: 'error' }
    if (created.has(draft.row)) return { ...base, action: 'create' }
    return { ...base, action: updated.has(draft.row) ? 'update' : 'skip' }
  })
}
