import { z } from 'zod'
import { holds, type Ctx } from '@/server/context'
import { invalid, notFound } from '@/server/errors'
import { listFile, rowsFile, type ListCell } from '@/server/list-file'
import type { Download } from '@/server/module'
import registry from '../messages/en.json'
import { registryWords } from '../kind-words'
import { rowOutcome } from '../import-state'
import { failedRows } from '../import/failed-rows'
import { exportedPeople } from './export-people'
import { requireEstate } from '../policy'
import { allUnits } from './units'
import { allVehicles } from './vehicles'
import { byId, personFilter, personSort, unitFilter, vehicleFilter } from '../schemas'
import { importKind } from '../service/import-kinds'
import { listOf } from '../service/import-record'

type FileWord = keyof typeof registry.file

function fileWords(ctx: Ctx): (word: FileWord) => string {
  const words = registryWords(ctx)
  return (word) => words(`file.${word}`)
}

/** One more than a file can hold, so that the kit says so instead of leaving some out. */
const MOST = 50_001

const PEOPLE = [
  'unit',
  'property',
  'streetNumber',
  'streetName',
  'surname',
  'firstName',
  'relation',
  'phone',
  'otherPhones',
  'email',
  'vehicles',
  'since',
  'until',
  'status',
] as const

/** The list of people as a file: a row for each tie of a person to a unit. */
export async function exportPeople(ctx: Ctx, query: URLSearchParams): Promise<Download & { rows: number }> {
  requireEstate(ctx, 'registry:export')
  const words = fileWords(ctx)
  return listFile(ctx, query, {
    list: 'people',
    title: words('people'),
    columns: PEOPLE.map((name, at) => [words(name), (row: readonly ListCell[]) => row[at]] as const),
    rows: await exportedPeople(ctx, readQuery(query, peopleQuery), MOST),
  })
}

export async function exportUnits(ctx: Ctx, query: URLSearchParams): Promise<Download> {
  requireEstate(ctx, 'registry:export')
  const words = fileWords(ctx)
  const seesVehicles = holds(ctx.actor, 'vehicles:read')
  return listFile(ctx, query, {
    list: 'units',
    title: words('units'),
    columns: [
      [words('unit'), (unit) => unit.number],
      [words('property'), (unit) => unit.property?.name],
      [words('streetNumber'), (unit) => unit.streetNumber],
      [words('streetName'), (unit) => unit.streetName],
      [words('kind'), (unit) => unit.kind],
      [words('status'), (unit) => unit.status.replaceAll('_', ' ')],
      [words('floor'), (unit) => unit.floor],
      [words('bedrooms'), (unit) => unit.bedrooms],
      [words('intercom'), (unit) => unit.intercom],
      [words('people'), (unit) => unit.people.map(({ name }) => name).join(', ')],
      [words('vehicleCount'), (unit) => (seesVehicles ? unit.vehicles : null)],
    ],
    rows: await allUnits(ctx, readQuery(query, unitsQuery), MOST),
  })
}

export async function exportVehicles(ctx: Ctx, query: URLSearchParams): Promise<Download> {
  requireEstate(ctx, 'registry:export')
  const words = fileWords(ctx)
  return listFile(ctx, query, {
    list: 'vehicles',
    title: words('vehiclesTitle'),
    columns: [
      [words('registration'), (vehicle) => vehicle.registration],
      [words('make'), (vehicle) => vehicle.make],
      [words('model'), (vehicle) => vehicle.model],
      [words('colour'), (vehicle) => vehicle.colour],
      [words('unit'), (vehicle) => vehicle.unit?.number],
      [words('property'), (vehicle) => vehicle.unit?.property?.name],
      [words('person'), (vehicle) => vehicle.person?.name],
    ],
    rows: await allVehicles(ctx, readQuery(query, vehiclesQuery), MOST),
  })
}

/** The rows of an import that did not come in, as they stood in the file, with the reason beside each. */
export async function exportFailedRows(ctx: Ctx, query: URLSearchParams): Promise<Download> {
  requireEstate(ctx, 'registry:import')
  const { id } = readQuery(query, byId)
  const run = await ctx.db.importRun.findUnique({
    where: ctx.key(id),
    select: {
      kind: true,
      fileId: true,
      fileName: true,
      sheet: true,
      headerRow: true,
      mapping: true,
      outcomes: true,
    },
  })
  if (!run) throw notFound('import')
  const { sheet } = await listOf(ctx, await importKind(ctx, run.kind), run)
  const outcomes = z.array(rowOutcome).parse(run.outcomes)
  const name = `${run.fileName.replace(/\.[^.]*$/, '')} - rows to mend`
  return rowsFile(query, { name, title: 'Rows to mend', rows: failedRows(sheet, { outcomes }) })
}

/** Columns of the templates that a kind of estate calls in its own way. */
const TEMPLATE_WORDS = ['property', 'relation'] as const

/** An empty list with the columns that an import understands best, and one example. */
export async function importTemplate(ctx: Ctx, query: URLSearchParams): Promise<Download> {
  requireEstate(ctx, 'registry:import')
  const kind = query.get('kind') ?? 'register'
  const { template } = await importKind(ctx, kind)
  const words = fileWords(ctx)
  const named = new Map(TEMPLATE_WORDS.map((word) => [registry.file[word], words(word)]))
  const owner = registryWords(ctx)('relation.owner')
  const rows = [
    template.map(([header]) => named.get(header) ?? header),
    template.map(([, example]) => (example === registry.relation.owner ? owner : example)),
  ]
  return rowsFile(query, { name: `${kind} to import`, title: 'List', rows })
}

const flag = z.stringbool().optional()
const order = { down: z.boolean() }
const peopleQuery = personFilter.extend({
  ...order,
  hasVehicle: flag,
  noContact: flag,
  sort: personSort.optional(),
})
const unitsQuery = unitFilter.extend(order)
const vehiclesQuery = vehicleFilter.extend(order)

/** Filters of which an address may name several values. */
const SEVERAL = ['relation', 'status', 'kind', 'propertyId', 'standing', 'state']

/** The filter and order of a list out of the address of its page: `?q=dube&relation=owner&sort=-unit`. */
export function readQuery<Query>(query: URLSearchParams, schema: z.ZodType<Query>): Query {
  const named = [...new Set(query.keys())].map((name) => [
    name,
    SEVERAL.includes(name) ? query.getAll(name) : query.get(name),
  ])
  const sort = query.get('sort') ?? ''
  const asked: unknown = {
    ...Object.fromEntries(named),
    sort: sort.replace(/^-/, '') || undefined,
    down: sort.startsWith('-'),
  }
  const parsed = schema.safeParse(asked)
  if (!parsed.success)
    throw invalid('registry.no_such_list', 'This list can’t be exported: its address is not complete.')
  return parsed.data
}
