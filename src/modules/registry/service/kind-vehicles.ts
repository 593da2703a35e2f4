import { z } from 'zod'
import { plateKey, similarNames, unitKey } from '@/lib/text'
import type { Ctx } from '@/server/context'
import { readPlates } from '../import/plates'
import { readUnitNumber } from '../import/unit-number'
import { holding } from '../policy'
import { unitWordsOf } from '../unit-word'
import { rowsKind, type RowReader } from './kind-rows'

const values = z.object({
  registration: z.string(),
  make: z.string().nullable(),
  model: z.string().nullable(),
  colour: z.string().nullable(),
  unitId: z.string().nullable(),
  memberId: z.string().nullable(),
})
type Values = z.infer<typeof values>

/** Vehicles alone, of units that the register has already. */
export const vehicles = rowsKind<Values>({
  table: 'vehicle',
  counted: 'vehicles',
  tables: [{ name: 'vehicle' }],
  fields: [
    {
      name: 'vehicle',
      synonyms:
        'registration, registration no, vehicle registration, vehicle registration no, vehicle reg, vehicle reg no, vehicle no, reg, reg no, plate, plate no, number plate, licence plate, license plate, car, car reg, car registration, car no, matricula, immatriculation, registrasie, kennzeichen, placa',
      isRequired: true,
    },
    { name: 'make', synonyms: 'car make, vehicle make, manufacturer, brand, marque, marca' },
    { name: 'model', synonyms: 'car model, vehicle model, modele, modelo' },
    { name: 'colour', synonyms: 'color, vehicle colour, car colour, couleur, cor, kleur, farbe' },
    {
      name: 'unit',
      synonyms:
        'unit no, erf, erf no, stand, stand no, plot, plot no, flat, flat no, apartment, apartment no, house, house no, door no, villa, lot, eenheid, appartement, apartamento',
      isRequired: true,
    },
    {
      name: 'person',
      synonyms:
        'owner, name, full name, driver, belongs to, resident, owner name, vehicle owner, person, holder, nom, nome, naam',
    },
  ],
  template: [
    ['Registration', 'CA 123-456'],
    ['Make', 'Toyota'],
    ['Model', 'Corolla'],
    ['Colour', 'White'],
    ['Unit', '12'],
    ['Person', 'Thandi Dlamini'],
  ],
  values,
  async prepare(ctx) {
    const words = unitWordsOf(ctx.estate.unitWord)
    const units = await unitsWithPeople(ctx)
    return { known: await knownVehicles(ctx), read: (row) => readVehicle(row, units, words) }
  },
  async create(tx, records) {
    await tx.db.vehicle.createMany({ data: records })
  },
  async update(tx, id, { registration: _same, ...changes }) {
    await tx.db.vehicle.update({ where: tx.key(id), data: changes, select: { id: true } })
  },
})

type UnitFound = { id: string; people: { id: string; name: string }[] }

async function unitsWithPeople(ctx: Ctx): Promise<Map<string, UnitFound>> {
  const rows = await ctx.db.unit.findMany({
    relationLoadStrategy: 'join',
    select: {
      id: true,
      number: true,
      occupancies: { where: holding(ctx), select: { member: { select: { id: true, name: true } } } },
    },
  })
  return new Map(
    rows.map(({ id, number, occupancies }) => [
      unitKey(number),
      { id, people: occupancies.map(({ member }) => member) },
    ]),
  )
}

async function knownVehicles(ctx: Ctx): Promise<Map<string, { id: string; values: Values }>> {
  const rows = await ctx.db.vehicle.findMany({
    select: {
      id: true,
      registration: true,
      make: true,
      model: true,
      colour: true,
      unitId: true,
      memberId: true,
    },
  })
  return new Map(
    rows.map(({ id, registration, ...rest }) => [
      plateKey(registration),
      { id, values: { registration: plateKey(registration), ...rest } },
    ]),
  )
}

function readVehicle(
  row: RowReader,
  units: ReadonlyMap<string, UnitFound>,
  words: ReturnType<typeof unitWordsOf>,
) {
  const text = row.text('vehicle')
  const number = readUnitNumber(row.cell('unit'), words)
  if (text === null) {
    if (number) row.refuse('vehicle', 'The registration is missing.')
    return null
  }
  const { plates, rejected } = readPlates(text)
  const [plate] = plates
  if (!plate || rejected.length > 0 || plates.length > 1) {
    const why =
      plates.length > 1 ? 'holds several registrations. Give each a row' : 'is not a vehicle registration'
    row.refuse('vehicle', `“${text.slice(0, 40)}” ${why}.`)
    return null
  }
  if (!number) row.refuse('unit', `The ${words.unit} number is missing.`)
  else if ('problem' in number) row.refuse('unit', number.problem)
  const unit = number && 'number' in number ? units.get(unitKey(number.number)) : undefined
  if (number && 'number' in number && !unit)
    row.refuse('unit', `There is no ${words.unit} “${number.number}” in the register.`)
  return {
    key: plate,
    label: plate,
    values: {
      registration: plate,
      make: row.text('make', 40),
      model: row.text('model', 40),
      colour: row.text('colour', 30),
      unitId: unit?.id ?? null,
      memberId: unit ? personOf(row, unit) : null,
    },
  }
}

/** Whose it is, where the unit has somebody of that name. */
function personOf(row: RowReader, unit: UnitFound): string | null {
  const name = row.text('person')
  if (name === null) return null
  const person = unit.people.find((one) => similarNames(one.name, name))
  if (person) return person.id
  const message = `Nobody of the name ${name} is registered there: the vehicle comes in without a person.`
  row.flags.push({ row: row.row, code: 'dropped_value', message })
  return null
}
