import { z } from 'zod'
import { writeCsv } from '@/lib/csv'
import { writeXlsx } from '@/lib/xlsx'
import { holds, type Ctx } from '@/server/context'
import { invalid, notFound } from '@/server/errors'
import type { Download } from '@/server/module'
import { listExported } from '../events'
import { rowOutcome } from '../import-state'
import { failedRows } from '../import/failed-rows'
import { TEMPLATE } from '../import/fields'
import { exportedPeople } from './export-people'
import { requireEstate } from '../policy'
import { allUnits } from './units'
import { allVehicles } from './vehicles'
import { byId, personFilter, personSort, unitFilter, vehicleFilter } from '../schemas'
import { listOf } from '../service/import-run'

type Row = readonly (string | number | null)[]

const MIME = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

type ExportFormat = keyof typeof MIME
type ListName = 'people' | 'units' | 'vehicles'

const MOST = 50_000

/** The list of people as a file: a row for each tie of a person to a unit. */
export async function exportPeople(ctx: Ctx, query: URLSearchParams): Promise<Download & { rows: number }> {
  requireEstate(ctx, 'registry:export')
  const rows = await exportedPeople(ctx, read(query, peopleQuery), MOST)
  return { ...(await exported(ctx, 'people', rows, formatOf(query))), rows: rows.length - 1 }
}

export async function exportUnits(ctx: Ctx, query: URLSearchParams): Promise<Download> {
  requireEstate(ctx, 'registry:export')
  const seesVehicles = holds(ctx.actor, 'vehicles:read')
  const units = await allUnits(ctx, read(query, unitsQuery), MOST)
  const rows = units.map((unit) => [
    unit.number,
    unit.property?.name ?? null,
    unit.streetNumber,
    unit.streetName,
    unit.kind,
    unit.status.replaceAll('_', ' '),
    unit.floor,
    unit.bedrooms,
    unit.intercom,
    unit.people.map(({ name }) => name).join(', '),
    seesVehicles ? unit.vehicles : null,
  ])
  const header = [
    'Unit',
    'Block or street',
    'Street number',
    'Street name',
    'Kind',
    'Status',
    'Floor',
    'Bedrooms',
    'Intercom',
    'People',
    'Vehicles',
  ]
  return exported(ctx, 'units', [header, ...rows], formatOf(query))
}

export async function exportVehicles(ctx: Ctx, query: URLSearchParams): Promise<Download> {
  requireEstate(ctx, 'registry:export')
  const vehicles = await allVehicles(ctx, read(query, vehiclesQuery), MOST)
  const rows = vehicles.map((vehicle) => [
    vehicle.registration,
    vehicle.make,
    vehicle.model,
    vehicle.colour,
    vehicle.unit?.number ?? null,
    vehicle.unit?.property?.name ?? null,
    vehicle.person?.name ?? null,
  ])
  return exported(
    ctx,
    'vehicles',
    [['Registration', 'Make', 'Model', 'Colour', 'Unit', 'Block or street', 'Person'], ...rows],
    formatOf(query),
  )
}

/** The rows of an import that did not come in, as they stood in the file, with the reason beside each. */
export async function exportFailedRows(ctx: Ctx, query: URLSearchParams): Promise<Download> {
  requireEstate(ctx, 'registry:import')
  const { id } = read(query, byId)
  const run = await ctx.db.importRun.findUnique({
    where: ctx.key(id),
    select: { fileId: true, fileName: true, sheet: true, headerRow: true, mapping: true, outcomes: true },
  })
  if (!run) throw notFound('import')
  const { sheet } = await listOf(ctx, run)
  const outcomes = z.array(rowOutcome).parse(run.outcomes)
  const name = `${run.fileName.replace(/\.[^.]*$/, '')} - rows to mend`
  return fileOf(name, 'Rows to mend', failedRows(sheet, { outcomes }), formatOf(query))
}

/** An empty list with the columns that an import understands best, and one example. */
export async function importTemplate(ctx: Ctx, query: URLSearchParams): Promise<Download> {
  requireEstate(ctx, 'registry:import')
  const rows = [TEMPLATE.map(([header]) => header), TEMPLATE.map(([, example]) => example)]
  return fileOf('people to import', 'People', rows, formatOf(query))
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
const SEVERAL = ['relation', 'status', 'kind', 'propertyId']

/** The filter and order of a list out of the address of its page: `?q=dube&relation=owner&sort=-unit`. */
function read<Query>(query: URLSearchParams, schema: z.ZodType<Query>): Query {
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

function formatOf(query: URLSearchParams): ExportFormat {
  return query.get('format') === 'csv' ? 'csv' : 'xlsx'
}

async function exported(
  ctx: Ctx,
  list: ListName,
  rows: readonly Row[],
  format: ExportFormat,
): Promise<Download> {
  await ctx.tx((tx) =>
    tx.emit(listExported, { entityId: tx.estate.id, payload: { list, rows: rows.length - 1, format } }),
  )
  const title = list.charAt(0).toUpperCase() + list.slice(1)
  return fileOf(`${ctx.estate.slug} ${list}`, title, rows, format)
}

async function fileOf(
  name: string,
  title: string,
  rows: readonly Row[],
  format: ExportFormat,
): Promise<Download> {
  const bytes =
    format === 'csv'
      ? Buffer.from(writeCsv(rows))
      : await writeXlsx([{ name: title, rows, widths: widthsOf(rows) }])
  return { name: `${name}.${format}`, mime: MIME[format], bytes }
}

const LOOKED_AT = 200
const WIDEST = 40

function widthsOf(rows: readonly Row[]): number[] {
  const sample = rows.slice(0, LOOKED_AT)
  return (rows[0] ?? []).map((_, column) => {
    const longest = Math.max(...sample.map((row) => String(row[column] ?? '').length))
    return Math.min(longest + 2, WIDEST)
  })
}
