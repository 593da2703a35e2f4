import type { TxCtx } from '@/server/context'
import type { ImportPlan, PlannedOccupancy, RowFlag } from '../import/plan-types'
import { propertyKindOf, unitKindOf } from '../property'
import { holdingSql, notEndedSql } from '../policy'
import { settleOn } from './settle'

/** Hears how far the writing is, 0 to 1, and may throw to have all of it taken back. */
export type Progress = (share: number) => Promise<void>

const BATCH = 2000

/**
 * Writes what a plan makes and changes, in few statements for many rows each, inside the import's transaction.
 * @returns ties of the list that clash with others of the estate and were left as they are
 */
export async function applyPlan(tx: TxCtx, plan: ImportPlan, progress: Progress): Promise<RowFlag[]> {
  const ids = await newIds(tx, plan)
  const steps = [
    () => writeProperties(tx, plan),
    ...batches(plan.units).map((units) => () => writeUnits(tx, units, ids)),
    ...batches(plan.people).map((people) => () => writePeople(tx, people, ids)),
    ...batches(plan.occupancies).map((ties) => () => writeOccupancies(tx, ties, ids)),
    ...batches(plan.vehicles).map((vehicles) => () => writeVehicles(tx, vehicles, ids)),
    () => settleAll(tx, plan, ids),
  ]
  const clashes: PlannedOccupancy[] = []
  for (const [index, step] of steps.entries()) {
    const left = await step()
    if (left) clashes.push(...left)
    await progress((index + 1) / steps.length)
  }
  return clashes.map((tie) => flagOf(tie, plan))
}

type Ids = { of(kind: 'units' | 'people' | 'occupancies' | 'vehicles', key: string): string }

/** The id of everything in the plan: its own where the estate has it, else a new one from the database. */
async function newIds(tx: TxCtx, plan: ImportPlan): Promise<Ids> {
  const kinds = {
    units: plan.units,
    people: plan.people,
    occupancies: plan.occupancies,
    vehicles: plan.vehicles,
  }
  const all = Object.entries(kinds).flatMap(([kind, planned]) =>
    planned.map(({ key, existingId }) => ({ name: `${kind} ${key}`, existingId })),
  )
  const fresh = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT uuidv7()::text AS id FROM generate_series(1, ${all.filter(({ existingId }) => !existingId).length}::int)`
  const next = fresh.values()
  const ids = new Map(all.map(({ name, existingId }) => [name, existingId ?? next.next().value?.id ?? '']))
  return {
    of: (kind, key) => {
      const id = ids.get(`${kind} ${key}`)
      if (!id) throw new Error(`the plan names ${kind} that it does not hold`)
      return id
    },
  }
}

function batches<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) =>
    rows.slice(index * BATCH, (index + 1) * BATCH),
  )
}

/** The new values of an update by their names; what doesn't change is left out and stays. */
function changed(changes: Record<string, { to: unknown } | undefined>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, change?.to]))
}

const created = <Row extends { action: string }>(rows: readonly Row[]) =>
  rows.filter((row) => row.action === 'create')
const updated = <Row extends { action: string }>(rows: readonly Row[]) =>
  rows.filter((row) => row.action === 'update')

async function writeProperties(tx: TxCtx, plan: ImportPlan): Promise<void> {
  const named = plan.units.map((unit) =>
    unit.action === 'create' ? unit.property : unit.changes.property?.to,
  )
  const names = [...new Set(named.filter((name) => name !== null && name !== undefined && name !== ''))]
  const rows = names.map((name) => ({ name, kind: propertyKindOf(String(name)) }))
  await tx.db.$executeRaw`
    INSERT INTO property (name, kind) SELECT r.name, r.kind::property_kind
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(name text, kind text)
    ON CONFLICT (estate_id, name_key) DO NOTHING`
}

async function writeUnits(tx: TxCtx, units: ImportPlan['units'], ids: Ids): Promise<void> {
  const kind = unitKindOf(tx.estate.unitWord)
  const fresh = created(units).map((unit) => ({
    id: ids.of('units', unit.key),
    number: unit.number,
    property: unit.property,
    street_number: unit.streetNumber,
    street_name: unit.streetName,
    intercom: unit.intercom,
  }))
  await tx.db.$executeRaw`
    INSERT INTO unit (id, number, property_id, street_number, street_name, intercom, kind)
    SELECT r.id, r.number, p.id, r.street_number, r.street_name, r.intercom, ${kind}::unit_kind
    FROM json_to_recordset(${JSON.stringify(fresh)}::json)
      AS r(id uuid, number text, property text, street_number text, street_name text, intercom text)
    LEFT JOIN property p ON p.name_key = fold(r.property)`
  const changes = updated(units).map((unit) => ({ id: ids.of('units', unit.key), ...changed(unit.changes) }))
  await tx.db.$executeRaw`
    UPDATE unit u SET property_id = coalesce(p.id, u.property_id), intercom = coalesce(r.intercom, u.intercom),
      street_number = coalesce(r."streetNumber", u.street_number), street_name = coalesce(r."streetName", u.street_name),
      updated_at = now()
    FROM json_to_recordset(${JSON.stringify(changes)}::json)
      AS r(id uuid, property text, "streetNumber" text, "streetName" text, intercom text)
    LEFT JOIN property p ON p.name_key = fold(r.property)
    WHERE u.id = r.id`
}

async function writePeople(tx: TxCtx, people: ImportPlan['people'], ids: Ids): Promise<void> {
  const fresh = created(people).map(({ key, name, firstName, surname, email, phones, note }) => ({
    id: ids.of('people', key),
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
  const changes = updated(people).map((person) => ({
    id: ids.of('people', person.key),
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
async function writeOccupancies(tx: TxCtx, ties: PlannedOccupancy[], ids: Ids): Promise<PlannedOccupancy[]> {
  const fresh = created(ties).map((tie) => ({
    id: ids.of('occupancies', tie.key),
    unit_id: ids.of('units', tie.unit),
    member_id: ids.of('people', tie.person),
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
  const changes = updated(ties).map((tie) => ({
    id: ids.of('occupancies', tie.key),
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
  return ties.filter((tie) => tie.action !== 'same' && !done.has(ids.of('occupancies', tie.key)))
}

async function writeVehicles(tx: TxCtx, vehicles: ImportPlan['vehicles'], ids: Ids): Promise<void> {
  const fresh = created(vehicles).map(({ key, registration, make, model, colour, unit, person }) => ({
    id: ids.of('vehicles', key),
    registration,
    make,
    model,
    colour,
    unit_id: ids.of('units', unit),
    member_id: person === null ? null : ids.of('people', person),
  }))
  await tx.db.$executeRaw`
    INSERT INTO vehicle (id, registration, make, model, colour, unit_id, member_id)
    SELECT r.id, r.registration, r.make, r.model, r.colour, r.unit_id, r.member_id
    FROM json_to_recordset(${JSON.stringify(fresh)}::json)
      AS r(id uuid, registration text, make text, model text, colour text, unit_id uuid, member_id uuid)`
  const changes = updated(vehicles).map(({ key, changes: { unit, person, ...rest } }) => ({
    id: ids.of('vehicles', key),
    ...changed(rest),
    unit_id: unit ? ids.of('units', unit.to) : null,
    member_id: person?.to ? ids.of('people', person.to) : null,
  }))
  await tx.db.$executeRaw`
    UPDATE vehicle v SET make = coalesce(r.make, v.make), model = coalesce(r.model, v.model),
      colour = coalesce(r.colour, v.colour), unit_id = coalesce(r.unit_id, v.unit_id),
      member_id = coalesce(r.member_id, v.member_id), updated_at = now()
    FROM json_to_recordset(${JSON.stringify(changes)}::json)
      AS r(id uuid, make text, model text, colour text, unit_id uuid, member_id uuid)
    WHERE v.id = r.id`
}

/** Units become occupied or vacant by their people of today; who had left and is in the list again is back. */
async function settleAll(tx: TxCtx, plan: ImportPlan, ids: Ids): Promise<void> {
  const touched = plan.occupancies.filter(({ action }) => action !== 'same')
  const units = [...new Set(touched.map((tie) => ids.of('units', tie.unit)))]
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT o.unit_id::text AS id FROM occupancy o
    WHERE o.unit_id = ANY(${units}::uuid[]) AND o.resident AND ${holdingSql(tx)}`
  const livedIn = new Set(rows.map(({ id }) => id))
  const empty = units.filter((id) => !livedIn.has(id))
  await tx.db.$executeRaw`
    UPDATE unit SET status = 'occupied', updated_at = now() WHERE id = ANY(${[...livedIn]}::uuid[]) AND status = 'vacant'`
  await tx.db.$executeRaw`
    UPDATE unit SET status = 'vacant', updated_at = now() WHERE id = ANY(${empty}::uuid[]) AND status = 'occupied'`
  const people = [...new Set(created(touched).map((tie) => ids.of('people', tie.person)))]
  await tx.db.$executeRaw`
    UPDATE member m SET updated_at = now(), status = CASE WHEN m.account_id IS NULL THEN 'unclaimed' ELSE 'active' END
    WHERE m.id = ANY(${people}::uuid[]) AND m.status = 'left'
      AND EXISTS (SELECT FROM occupancy o WHERE o.member_id = m.id AND ${notEndedSql(tx)})`
  await settleOn(
    tx,
    touched.flatMap(({ since, until }) => [since, until]),
  )
}

function flagOf(tie: PlannedOccupancy, plan: ImportPlan): RowFlag {
  const person = plan.people.find(({ key }) => key === tie.person)?.name ?? 'This person'
  const unit = plan.units.find(({ key }) => key === tie.unit)?.number ?? ''
  const message = `${person} has a tie to unit ${unit} in these days already; it was left as it is.`
  return { row: tie.rows[0] ?? 0, code: 'dropped_value', message }
}
