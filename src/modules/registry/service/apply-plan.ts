import type { TxCtx } from '@/server/context'
import { requireRoom } from '@/server/room'
import type { ImportFlag, ImportNotes, NotedRecord } from '@/server/import-kind'
import type { PlannedOccupancy } from '../import/plan-types'
import { propertyKindOf, unitKindOf } from '../property'
import { holdingSql, notEndedSql } from '../policy'
import { unitWordsOf } from '../unit-word'
import { idKey, type RegisterPart } from './register-parts'
import { settleOn } from './settle'

/**
 * Writes what a part makes and changes, in few statements for many rows each.
 * @returns ties of the list that clash with others of the estate and were left as they are
 */
export async function applyPart(tx: TxCtx, part: RegisterPart, notes: ImportNotes): Promise<ImportFlag[]> {
  await writeProperties(tx, part, notes)
  await writeUnits(tx, part, notes)
  await writePeople(tx, part, notes)
  const clashes = await writeOccupancies(tx, part, notes)
  await writeVehicles(tx, part, notes)
  await settlePart(tx, part)
  return clashes.map((tie) => flagOf(tx, tie, part))
}

type Kind = 'units' | 'people' | 'occupancies' | 'vehicles'

function idOf(part: RegisterPart, kind: Kind, key: string): string {
  const id = part.ids[idKey(kind, key)]
  if (!id) throw new Error(`the part names ${kind} that it does not hold`)
  return id
}

type Written = { key: string; rows: number[]; action: string }

/** What is noted of the records that a part makes, or changes. */
function noted<Row extends Written>(
  part: RegisterPart,
  kind: Kind,
  rows: readonly Row[],
  labelOf: (row: Row) => string,
): NotedRecord[] {
  return rows.map((row) => ({
    id: idOf(part, kind, row.key),
    row: row.rows[0] ?? 0,
    label: labelOf(row),
  }))
}

/** The new values of an update by their names; what doesn't change is left out and stays. */
function changed(changes: Record<string, { to: unknown } | undefined>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, change?.to]))
}

const created = <Row extends { action: string }>(rows: readonly Row[]) =>
  rows.filter((row) => row.action === 'create')
const updated = <Row extends { action: string }>(rows: readonly Row[]) =>
  rows.filter((row) => row.action === 'update')

async function writeProperties(tx: TxCtx, part: RegisterPart, notes: ImportNotes): Promise<void> {
  const named = part.units.map((unit) =>
    unit.action === 'create' ? unit.property : unit.changes.property?.to,
  )
  const names = [...new Set(named.filter((name) => name !== null && name !== undefined && name !== ''))]
  const rows = names.map((name) => ({ name, kind: propertyKindOf(String(name)) }))
  const made = await tx.db.$queryRaw<{ id: string; name: string }[]>`
    INSERT INTO property (name, kind) SELECT r.name, r.kind::property_kind
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(name text, kind text)
    ON CONFLICT (estate_id, name_key) DO NOTHING RETURNING id::text AS id, name`
  const rowOf = (name: string) => part.units.find(({ property }) => property === name)?.rows[0] ?? 0
  await notes.made(
    'property',
    made.map(({ id, name }) => ({ id, label: name, row: rowOf(name) })),
  )
}

async function writeUnits(tx: TxCtx, part: RegisterPart, notes: ImportNotes): Promise<void> {
  const { units } = part
  const labelled = (rows: typeof units) => noted(part, 'units', rows, ({ number }) => number)
  const kind = unitKindOf(tx.estate.unitWord)
  const fresh = created(units).map((unit) => ({
    id: idOf(part, 'units', unit.key),
    number: unit.number,
    property: unit.property,
    street_number: unit.streetNumber,
    street_name: unit.streetName,
    intercom: unit.intercom,
  }))
  await requireRoom(tx, 'units', fresh.length)
  await tx.db.$executeRaw`
    INSERT INTO unit (id, number, property_id, street_number, street_name, intercom, kind)
    SELECT r.id, r.number, p.id, r.street_number, r.street_name, r.intercom, ${kind}::unit_kind
    FROM json_to_recordset(${JSON.stringify(fresh)}::json)
      AS r(id uuid, number text, property text, street_number text, street_name text, intercom text)
    LEFT JOIN property p ON p.name_key = fold(r.property)`
  await notes.made('unit', labelled(created(units)))
  await notes.changing('unit', labelled(updated(units)))
  const changes = updated(units).map((unit) => ({
    id: idOf(part, 'units', unit.key),
    ...changed(unit.changes),
  }))
  await tx.db.$executeRaw`
    UPDATE unit u SET property_id = coalesce(p.id, u.property_id), intercom = coalesce(r.intercom, u.intercom),
      street_number = coalesce(r."streetNumber", u.street_number), street_name = coalesce(r."streetName", u.street_name),
      updated_at = now()
    FROM json_to_recordset(${JSON.stringify(changes)}::json)
      AS r(id uuid, property text, "streetNumber" text, "streetName" text, intercom text)
    LEFT JOIN property p ON p.name_key = fold(r.property)
    WHERE u.id = r.id`
}

async function writePeople(tx: TxCtx, part: RegisterPart, notes: ImportNotes): Promise<void> {
  const { people } = part
  const labelled = (rows: typeof people) => noted(part, 'people', rows, ({ name }) => name)
  const fresh = created(people).map(({ key, name, firstName, surname, email, phones, note }) => ({
    id: idOf(part, 'people', key),
    name,
    first_name: firstName,
    surname,
    email,
    phones,
    note,
  }))
  await tx.db.$executeRaw`
    INSERT INTO member (id, name, first_name, surname, email, phone, other_phones, note)
    SELECT r.id, r.name, r.first_name, r.surname, r.email, r.phones[1], coalesce(r.phones[2:], '{}'), r.note
    FROM json_to_recordset(${JSON.stringify(fresh)}::json)
      AS r(id uuid, name text, first_name text, surname text, email text, phones text[], note text)`
  await notes.made('member', labelled(created(people)))
  await notes.changing('member', labelled(updated(people)))
  const changes = updated(people).map((person) => ({
    id: idOf(part, 'people', person.key),
    ...changed(person.changes),
  }))
  await tx.db.$executeRaw`
    UPDATE member m SET name = coalesce(r.name, m.name), first_name = coalesce(r."firstName", m.first_name),
      surname = coalesce(r.surname, m.surname), email = coalesce(r.email, m.email),
      phone = coalesce(r.phones[1], m.phone),
      other_phones = CASE WHEN r.phones IS NULL THEN m.other_phones ELSE coalesce(r.phones[2:], '{}') END,
      note = coalesce(r.note, m.note), updated_at = now()
    FROM json_to_recordset(${JSON.stringify(changes)}::json)
      AS r(id uuid, name text, "firstName" text, surname text, email text, phones text[], note text)
    WHERE m.id = r.id`
}

/** A tie that clashes with another of the same person in the same unit is left out. */
async function writeOccupancies(
  tx: TxCtx,
  part: RegisterPart,
  notes: ImportNotes,
): Promise<PlannedOccupancy[]> {
  const ties = part.occupancies
  const labelled = (rows: typeof ties) =>
    noted(part, 'occupancies', rows, (tie) => [nameOf(part, tie), numberOf(part, tie)].join(', '))
  const fresh = created(ties).map((tie) => ({
    id: idOf(part, 'occupancies', tie.key),
    unit_id: idOf(part, 'units', tie.unit),
    member_id: idOf(part, 'people', tie.person),
    relation: tie.relation,
    resident: tie.resident,
    since: tie.since,
    until: tie.until,
  }))
  const written = await tx.db.$queryRaw<{ id: string }[]>`
    INSERT INTO occupancy (id, unit_id, member_id, relation, resident, since, until)
    SELECT r.id, r.unit_id, r.member_id, r.relation::relation, r.resident, r.since, r.until
    FROM json_to_recordset(${JSON.stringify(fresh)}::json)
      AS r(id uuid, unit_id uuid, member_id uuid, relation text, resident boolean, since date, until date)
    WHERE r.until IS NULL OR r.since IS NULL OR r.until >= r.since
    ON CONFLICT DO NOTHING RETURNING id::text AS id`
  const isWritten = new Set(written.map(({ id }) => id))
  await notes.made(
    'occupancy',
    labelled(created(ties).filter((tie) => isWritten.has(idOf(part, 'occupancies', tie.key)))),
  )
  await notes.changing('occupancy', labelled(updated(ties)))
  const changes = updated(ties).map((tie) => ({
    id: idOf(part, 'occupancies', tie.key),
    ...changed(tie.changes),
  }))
  const moved = await tx.db.$queryRaw<{ id: string }[]>`
    UPDATE occupancy o SET since = coalesce(r.since, o.since), until = coalesce(r.until, o.until),
      resident = coalesce(r.resident, o.resident), updated_at = now()
    FROM json_to_recordset(${JSON.stringify(changes)}::json) AS r(id uuid, since date, until date, resident boolean)
    WHERE o.id = r.id AND coalesce(coalesce(r.until, o.until) >= coalesce(r.since, o.since), true)
      AND NOT EXISTS (SELECT FROM occupancy x WHERE x.unit_id = o.unit_id AND x.member_id = o.member_id
        AND x.relation = o.relation AND x.id <> o.id
        AND daterange(coalesce(x.since, '-infinity'), coalesce(x.until, 'infinity'), '[)')
         && daterange(coalesce(r.since, o.since, '-infinity'), coalesce(r.until, o.until, 'infinity'), '[)'))
    RETURNING o.id::text AS id`
  const done = new Set([...written, ...moved].map(({ id }) => id))
  return ties.filter((tie) => tie.action !== 'same' && !done.has(idOf(part, 'occupancies', tie.key)))
}

async function writeVehicles(tx: TxCtx, part: RegisterPart, notes: ImportNotes): Promise<void> {
  const { vehicles } = part
  const labelled = (rows: typeof vehicles) =>
    noted(part, 'vehicles', rows, ({ registration }) => registration)
  const fresh = created(vehicles).map(({ key, registration, make, model, colour, unit, person }) => ({
    id: idOf(part, 'vehicles', key),
    registration,
    make,
    model,
    colour,
    unit_id: idOf(part, 'units', unit),
    member_id: person === null ? null : idOf(part, 'people', person),
  }))
  await tx.db.$executeRaw`
    INSERT INTO vehicle (id, registration, make, model, colour, unit_id, member_id)
    SELECT r.id, r.registration, r.make, r.model, r.colour, r.unit_id, r.member_id
    FROM json_to_recordset(${JSON.stringify(fresh)}::json)
      AS r(id uuid, registration text, make text, model text, colour text, unit_id uuid, member_id uuid)`
  await notes.made('vehicle', labelled(created(vehicles)))
  await notes.changing('vehicle', labelled(updated(vehicles)))
  const changes = updated(vehicles).map(({ key, changes: { unit, person, ...rest } }) => ({
    id: idOf(part, 'vehicles', key),
    ...changed(rest),
    unit_id: unit ? idOf(part, 'units', unit.to) : null,
    member_id: person?.to ? idOf(part, 'people', person.to) : null,
  }))
  await tx.db.$executeRaw`
    UPDATE vehicle v SET make = coalesce(r.make, v.make), model = coalesce(r.model, v.model),
      colour = coalesce(r.colour, v.colour), unit_id = coalesce(r.unit_id, v.unit_id),
      member_id = coalesce(r.member_id, v.member_id), updated_at = now()
    FROM json_to_recordset(${JSON.stringify(changes)}::json)
      AS r(id uuid, make text, model text, colour text, unit_id uuid, member_id uuid)
    WHERE v.id = r.id`
}

async function settlePart(tx: TxCtx, part: RegisterPart): Promise<void> {
  const { occupancies: ties } = part
  await settleTies(tx, {
    units: ties.map((tie) => idOf(part, 'units', tie.unit)),
    people: created(ties).map((tie) => idOf(part, 'people', tie.person)),
  })
  await settleOn(
    tx,
    ties.flatMap(({ since, until }) => [since, until]),
  )
}

/**
 * Units become occupied or vacant by their people of today; who had left and has a tie again is back, and of those who
 * `mayLeave` whoever has none any more has left.
 */
export async function settleTies(
  tx: TxCtx,
  { units, people, mayLeave = [] }: { units: string[]; people: string[]; mayLeave?: string[] },
): Promise<void> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT o.unit_id::text AS id FROM occupancy o
    WHERE o.unit_id = ANY(${units}::uuid[]) AND o.resident AND ${holdingSql(tx)}`
  const livedIn = new Set(rows.map(({ id }) => id))
  const empty = [...new Set(units)].filter((id) => !livedIn.has(id))
  await tx.db.$executeRaw`
    UPDATE unit SET status = 'occupied', updated_at = now() WHERE id = ANY(${[...livedIn]}::uuid[]) AND status = 'vacant'`
  await tx.db.$executeRaw`
    UPDATE unit SET status = 'vacant', updated_at = now() WHERE id = ANY(${empty}::uuid[]) AND status = 'occupied'`
  await tx.db.$executeRaw`
    UPDATE member m SET updated_at = now(), status = CASE WHEN m.account_id IS NULL THEN 'unclaimed' ELSE 'active' END
    WHERE m.id = ANY(${people}::uuid[]) AND m.status = 'left'
      AND EXISTS (SELECT FROM occupancy o WHERE o.member_id = m.id AND ${notEndedSql(tx)})`
  await tx.db.$executeRaw`
    UPDATE member m SET updated_at = now(), status = 'left'
    WHERE m.id = ANY(${mayLeave}::uuid[]) AND m.status IN ('unclaimed', 'invited', 'active')
      AND NOT EXISTS (SELECT FROM member_role r WHERE r.member_id = m.id)
      AND EXISTS (SELECT FROM occupancy o WHERE o.member_id = m.id)
      AND NOT EXISTS (SELECT FROM occupancy o WHERE o.member_id = m.id AND ${notEndedSql(tx)})`
}

const nameOf = (part: RegisterPart, tie: PlannedOccupancy) => part.names[idKey('people', tie.person)] ?? ''
const numberOf = (part: RegisterPart, tie: PlannedOccupancy) => part.names[idKey('units', tie.unit)] ?? ''

function flagOf(tx: TxCtx, tie: PlannedOccupancy, part: RegisterPart): ImportFlag {
  const { unit } = unitWordsOf(tx.estate.unitWord)
  const who = nameOf(part, tie) || 'This person'
  const message = `${who} has a tie to ${unit} ${numberOf(part, tie)} in these days already; it was left as it is.`
  return { row: tie.rows[0] ?? 0, code: 'dropped_value', message }
}
