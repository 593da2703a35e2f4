import { z } from 'zod'
import type { Ctx } from '@/server/context'
import type { PlannedImport } from '@/server/import-kind'
import type {
  ImportPlan,
  PlannedOccupancy,
  PlannedPerson,
  PlannedUnit,
  PlannedVehicle,
} from '../import/plan-types'
import { summarise } from '../import/summary'

/** Rows of the file that are written and committed together. */
const ROWS_AT_ONCE = 500

export type PartPerson = Omit<PlannedPerson, 'idNumber'>

/** What a part writes, with the id of everything that it names. */
export type RegisterPart = {
  units: PlannedUnit[]
  people: PartPerson[]
  occupancies: PlannedOccupancy[]
  vehicles: PlannedVehicle[]
  ids: Record<string, string>
  /** What ties and vehicles belong to, in words. */
  names: Record<string, string>
}

/** We wrote it ourselves, in the transaction that planned it. */
export const registerPart = z.custom<RegisterPart>(
  (value) => typeof value === 'object' && value !== null && 'ids' in value,
)

const KINDS = ['units', 'people', 'occupancies', 'vehicles'] as const
type Kind = (typeof KINDS)[number]

export const idKey = (kind: Kind, key: string): string => `${kind} ${key}`

/** A plan as the import's machinery wants it: its figures, and its work cut into parts by the rows of the file. */
export async function plannedRegister(ctx: Pick<Ctx, 'db'>, plan: ImportPlan): Promise<PlannedImport> {
  const { units, people, occupancies, vehicles, created, updated } = summarise(plan)
  return {
    outcomes: plan.outcomes,
    flags: plan.flags,
    found: { people, units, occupancies, vehicles },
    created,
    updated,
    parts: partsOf(plan, await newIds(ctx, plan)),
  }
}

/** The id of everything in the plan: its own where the estate has it, else a new one from the database. */
async function newIds({ db }: Pick<Ctx, 'db'>, plan: ImportPlan): Promise<Map<string, string>> {
  const all = KINDS.flatMap((kind) =>
    plan[kind].map(({ key, existingId }) => ({ name: idKey(kind, key), existingId })),
  )
  const fresh = await db.$queryRaw<{ id: string }[]>`
    SELECT uuidv7()::text AS id FROM generate_series(1, ${all.filter(({ existingId }) => !existingId).length}::int)`
  const next = fresh.values()
  return new Map(all.map(({ name, existingId }) => [name, existingId ?? next.next().value?.id ?? '']))
}

/** What a row brings stands in its part, or in that of a later row where it waits for a person of that row. */
function partsOf(plan: ImportPlan, ids: ReadonlyMap<string, string>): PlannedImport['parts'] {
  const rows = plan.outcomes.map(({ row }) => row)
  const placeOf = new Map(rows.map((row, index) => [row, Math.floor(index / ROWS_AT_ONCE)]))
  const count = Math.max(1, Math.ceil(rows.length / ROWS_AT_ONCE))
  const parts = Array.from({ length: count }, () => emptyPart())
  const places = new Map<string, number>()
  const names = new Map<string, string>()
  const put = <K extends Kind>(kind: K, planned: ImportPlan[K][number], needs: readonly string[]) => {
    const place = Math.max(
      placeOf.get(planned.rows[0] ?? 0) ?? 0,
      ...needs.map((key) => places.get(key) ?? 0),
    )
    places.set(idKey(kind, planned.key), place)
    const part = parts[place]
    if (planned.action === 'same' || !part) return null
    for (const key of [idKey(kind, planned.key), ...needs]) {
      part.ids[key] = ids.get(key) ?? ''
      part.names[key] = names.get(key) ?? ''
    }
    return part
  }
  for (const unit of plan.units) {
    names.set(idKey('units', unit.key), unit.number)
    put('units', unit, [])?.units.push(unit)
  }
  for (const person of plan.people) {
    names.set(idKey('people', person.key), person.name)
    const { idNumber: _kept, ...rest } = person
    put('people', person, [])?.people.push(rest)
  }
  for (const tie of plan.occupancies)
    put('occupancies', tie, [idKey('units', tie.unit), idKey('people', tie.person)])?.occupancies.push(tie)
  for (const vehicle of plan.vehicles) {
    const person = vehicle.person === null ? [] : [idKey('people', vehicle.person)]
    const unit = vehicle.unit === '' ? [] : [idKey('units', vehicle.unit)]
    put('vehicles', vehicle, [...unit, ...person])?.vehicles.push(vehicle)
  }
  return parts.map((work, index) => ({
    lastRow: rows[Math.min(rows.length, (index + 1) * ROWS_AT_ONCE) - 1] ?? 0,
    work,
  }))
}

function emptyPart(): RegisterPart {
  return { units: [], people: [], occupancies: [], vehicles: [], ids: {}, names: {} }
}
