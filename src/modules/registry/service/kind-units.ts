import { z } from 'zod'
import { fold, unitKey } from '@/lib/text'
import type { Ctx, TxCtx } from '@/server/context'
import type { ImportNotes } from '@/server/import-kind'
import { properName } from '../import/person-name'
import { readUnitNumber } from '../import/unit-number'
import { propertyKindOf, unitKindOf } from '../property'
import { unitKind, unitStatus } from '../schemas'
import { unitWordsOf } from '../unit-word'
import { rowsKind, type RowReader } from './kind-rows'
import { UNIT_NAMES } from './unit-ids'

const KINDS: readonly [RegExp, z.infer<typeof unitKind>][] = [
  [/^(?:house|home|villa|townhouse|cottage|bungalow|duplex|maison|casa|huis|haus|nyumba|vivienda)/, 'house'],
  [/^(?:flat|apartment|apt|appartement|apartamento|woonstel|wohnung|penthouse|studio|condo)/, 'flat'],
  [/^(?:stand|plot|erf|lot|vacant land|land|terrain|terreno|lote|grundstuck)/, 'stand'],
  [/^(?:shop|store|retail|commerce|loja|winkel|duka|tienda|laden)/, 'shop'],
  [/^(?:office|bureau|escritorio|kantoor|ofisi|oficina|buro)/, 'office'],
]
const STATUSES: readonly [RegExp, z.infer<typeof unitStatus>][] = [
  [/construction|being built|building|bou\b/, 'under_construction'],
  [/sale|vente|venda|te koop/, 'for_sale'],
  [/occupied|lived|let\b|rented|resident/, 'occupied'],
  [/vacant|empty|unoccupied|vago|vide|leeg/, 'vacant'],
]

const values = z.object({
  number: z.string(),
  property: z.string().nullable(),
  streetNumber: z.string().nullable(),
  streetName: z.string().nullable(),
  kind: unitKind.nullable(),
  status: unitStatus.nullable(),
  floor: z.string().nullable(),
  bedrooms: z.number().nullable(),
  intercom: z.string().nullable(),
})
type Values = z.infer<typeof values>

/** Units alone: what is said of each, without its people. */
export const units = rowsKind<Values>({
  table: 'unit',
  counted: 'units',
  tables: [{ name: 'unit', settled: ['status'] }, { name: 'property' }],
  fields: [
    { name: 'unit', synonyms: `${UNIT_NAMES}, number, no`, isRequired: true },
    {
      name: 'property',
      synonyms:
        'block, blk, block no, block name, block or street, block or building, building, building name, tower, wing, phase, section, complex, cluster, precinct, village, bloc, batiment, bloco, edificio, blok',
    },
    { name: 'streetNumber', synonyms: 'street no, str no, road no, straatno, rue no' },
    {
      name: 'streetName',
      synonyms: 'street, street name, road, road name, avenue, address, rue, rua, straat, calle',
    },
    { name: 'kind', synonyms: 'type, unit type, property type, kind of unit, use, tipo, soort' },
    { name: 'status', synonyms: 'state, occupancy, occupancy status, unit status, statut' },
    { name: 'floor', synonyms: 'level, storey, story, floor no, etage, andar, piso, vloer' },
    {
      name: 'bedrooms',
      synonyms: 'bedroom, beds, bed, bedrooms no, no of bedrooms, br, chambres, quartos, slaapkamers',
    },
    {
      name: 'intercom',
      synonyms: 'intercom code, intercom no, buzzer, dial code, gate code, extension, interphone',
    },
  ],
  template: [
    ['Unit', '12'],
    ['Block or street', 'Protea Avenue'],
    ['Street number', '23'],
    ['Street name', 'Protea Avenue'],
    ['Kind', 'House'],
    ['Status', 'Vacant'],
    ['Floor', ''],
    ['Bedrooms', '3'],
    ['Intercom', '12'],
  ],
  values,
  async prepare(ctx) {
    const words = unitWordsOf(ctx.estate.unitWord)
    return {
      known: await knownUnits(ctx),
      read: (row) => readUnit(row, words),
    }
  },
  async create(tx, records, notes) {
    const properties = await propertiesOf(tx, records, notes)
    await tx.db.unit.createMany({
      data: records.map(({ property, kind, status, ...unit }) => ({
        ...unit,
        kind: kind ?? unitKindOf(tx.estate.unitWord),
        // Whether somebody is in it follows from its people.
        status: status === null || status === 'occupied' ? 'vacant' : status,
        propertyId: property === null ? null : properties.get(fold(property)),
      })),
    })
  },
  async update(tx, id, { property, kind, status, number: _number, ...changes }, notes) {
    const properties = property ? await propertiesOf(tx, [{ property }], notes) : null
    await tx.db.unit.update({
      where: tx.key(id),
      select: { id: true },
      data: {
        ...changes,
        ...(kind && { kind }),
        ...((status === 'under_construction' || status === 'for_sale') && { status }),
        ...(properties && property && { propertyId: properties.get(fold(property)) }),
      },
    })
  },
})

async function knownUnits(ctx: Ctx): Promise<Map<string, { id: string; values: Values }>> {
  const rows = await ctx.db.unit.findMany({
    relationLoadStrategy: 'join',
    select: {
      id: true,
      number: true,
      streetNumber: true,
      streetName: true,
      kind: true,
      status: true,
      floor: true,
      bedrooms: true,
      intercom: true,
      property: { select: { name: true } },
    },
  })
  return new Map(
    rows.map(({ id, property, status, ...unit }) => [
      unitKey(unit.number),
      { id, values: { ...unit, status: unitStatus.parse(status), property: property?.name ?? null } },
    ]),
  )
}

function readUnit(row: RowReader, words: ReturnType<typeof unitWordsOf>) {
  const found = readUnitNumber(row.cell('unit'), words)
  if (found && 'problem' in found) {
    row.refuse('unit', found.problem)
    return null
  }
  const property = row.text('property', 80)
  const said: Omit<Values, 'number'> = {
    property: property === null ? null : properName(property),
    streetNumber: row.text('streetNumber', 20),
    streetName: row.text('streetName', 120),
    kind: oneOf(row, 'kind', KINDS, 'house, flat, stand, shop or office'),
    status: oneOf(row, 'status', STATUSES, 'occupied, vacant, under construction or for sale'),
    floor: row.text('floor', 20),
    bedrooms: bedroomsOf(row),
    intercom: row.text('intercom', 20),
  }
  if (!found) {
    if (Object.entries(said).some(([name, value]) => name !== 'kind' && value !== null))
      row.refuse('unit', `The ${words.unit} number is missing.`)
    return null
  }
  return { key: unitKey(found.number), label: found.number, values: { ...said, number: found.number } }
}

function oneOf<T extends string>(
  row: RowReader,
  field: string,
  choices: readonly [RegExp, T][],
  known: string,
): T | null {
  const text = row.text(field)
  if (text === null) return null
  const found = choices.find(([words]) => words.test(fold(text)))
  if (!found) row.refuse(field, `“${text.slice(0, 40)}” is not known. Use ${known}.`)
  return found?.[1] ?? null
}

function bedroomsOf(row: RowReader): number | null {
  const text = row.text('bedrooms')
  if (text === null) return null
  const count = Number(/^\d{1,2}/.exec(text)?.[0] ?? Number.NaN)
  if (count <= 50) return count
  row.refuse('bedrooms', `“${text.slice(0, 40)}” is no number of bedrooms.`)
  return null
}

/** Blocks and streets by their folded names; those that the estate hasn't yet are made. */
async function propertiesOf(
  tx: TxCtx,
  records: readonly { property: string | null }[],
  notes: ImportNotes,
): Promise<Map<string, string>> {
  const names = [
    ...new Map(
      records.flatMap(({ property }) => (property ? [[fold(property), property] as const] : [])),
    ).values(),
  ]
  const data = names.map((name) => ({ name, kind: propertyKindOf(name) }))
  const made = await tx.db.property.createManyAndReturn({
    data,
    skipDuplicates: true,
    select: { id: true, name: true },
  })
  await notes.made(
    'property',
    made.map(({ id, name }) => ({ id, row: 0, label: name })),
  )
  const all = await tx.db.property.findMany({
    where: { nameKey: { in: names.map(fold) } },
    select: { id: true, nameKey: true },
  })
  return new Map(all.map(({ id, nameKey }) => [nameKey, id]))
}
