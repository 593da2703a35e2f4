import { beforeAll, describe, expect, it } from 'vitest'
import { Prisma } from '@/generated/prisma/client'
import { ctxFor } from '@/testing/estate'
import { acrossEstates, asOwner } from '@/testing/owner'
import { wholeEstate, type WholeEstate } from '@/testing/whole-estate'
import { PLATFORM_TABLES } from './fences'

// Generated from the schema: a new model is tried from its first minute.

type Row = Record<string, unknown> & { estate_id: string }
type Operation = (args: unknown) => Promise<unknown>

let theirs: WholeEstate
let mine: WholeEstate

beforeAll(async () => {
  theirs = await wholeEstate(11)
  mine = await wholeEstate(23)
})

const tables = (
  await asOwner<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  )
)
  .map((table) => table.name)
  .filter((name) => !(name in PLATFORM_TABLES))

const modelOf = (table: string) => table.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const camel = modelOf

/** Every model must be there under its table's name, so that none is left out. */
const models = tables.map((table) => ({ table, model: modelOf(table) }))

function delegate(db: object, model: string): Record<string, Operation> {
  const found: unknown = Reflect.get(db, model)
  if (typeof found !== 'object' || found === null) throw new Error(`no model ${model}`)
  const operation =
    (name: string): Operation =>
    (args) =>
      Promise.resolve(Reflect.apply(Reflect.get(found, name), found, [args]))
  return Object.fromEntries(
    [
      'findMany',
      'findFirst',
      'findUnique',
      'count',
      'aggregate',
      'groupBy',
      'create',
      'createMany',
      'update',
      'updateMany',
      'upsert',
      'delete',
      'deleteMany',
    ].map((name) => [name, operation(name)]),
  )
}

async function rowsOf(table: string, estateId: string): Promise<Row[]> {
  return acrossEstates<Row>(`SELECT * FROM ${table} WHERE estate_id = $1 ORDER BY 2`, [estateId])
}

/** The compound key of a row, as Prisma names it. */
async function keyOf(table: string, row: Row): Promise<Record<string, unknown>> {
  const columns = await asOwner<{ name: string }>(
    `SELECT a.attname::text AS name FROM pg_constraint c JOIN unnest(c.conkey) WITH ORDINALITY k(attnum, n) ON true
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
     WHERE c.conrelid = $1::text::regclass AND c.contype = 'p' ORDER BY k.n`,
    [table],
  )
  const names = columns.map((column) => camel(column.name))
  return {
    [names.join('_')]: Object.fromEntries(columns.map((column) => [camel(column.name), row[column.name]])),
  }
}

async function refused(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => false,
    () => true,
  )
}

describe('every model of the schema', () => {
  it('has a table that is tried here', () => {
    const known = new Set(models.map(({ model }) => model.toLowerCase()))
    const platform = new Set(Object.keys(PLATFORM_TABLES).map((table) => modelOf(table).toLowerCase()))
    for (const name of Object.values(Prisma.ModelName))
      expect([...known, ...platform]).toContain(name.toLowerCase())
  })
})

// The application may only add to the outbox: it cannot even look.
const readable = models.filter(({ table }) => table !== 'event_outbox')

describe.each(readable)('$model of another estate', ({ table, model }) => {
  it('is not read by any operation', async () => {
    const rows = await rowsOf(table, theirs.estate.id)
    const own = await rowsOf(table, mine.estate.id)
    const row = rows[0]
    if (!row)
      throw new Error(`${table} has no row to try: add one to src/testing/whole-estate.ts or to a demo`)
    const { db } = ctxFor(mine.estate)
    const as = delegate(db, model)
    const all = await as.findMany?.({})
    expect(all).toHaveLength(own.length)
    expect(JSON.stringify(all, safe)).not.toContain(theirs.estate.id)
    expect(await as.findMany?.({ where: { estateId: theirs.estate.id } })).toEqual([])
    expect(await as.findFirst?.({ where: { estateId: theirs.estate.id } })).toBeNull()
    expect(await as.findUnique?.({ where: await keyOf(table, row) })).toBeNull()
    expect(await as.count?.({})).toBe(own.length)
    expect(await as.aggregate?.({ _count: true })).toEqual({ _count: own.length })
    expect(await as.groupBy?.({ by: ['estateId'], _count: true })).toEqual(
      own.length > 0 ? [{ estateId: mine.estate.id, _count: own.length }] : [],
    )
  })

  it('is not changed by any operation', async () => {
    const before = await rowsOf(table, theirs.estate.id)
    const row = before[0]
    if (!row) throw new Error(`${table} has no row to try`)
    const { db } = ctxFor(mine.estate)
    const as = delegate(db, model)
    const where = await keyOf(table, row)
    const same = Object.fromEntries(Object.entries(row).map(([column, value]) => [camel(column), value]))
    // Prisma sends nothing for an empty update, so write a column back: the number of rows is what counts.
    const [plain] = Object.entries(same).filter(
      ([name, value]) => name !== 'estateId' && typeof value === 'string',
    )
    const data = plain ? { [plain[0]]: plain[1] } : {}
    expect(await refused(as.update?.({ where, data }) ?? Promise.resolve())).toBe(true)
    expect(await changed(as.updateMany?.({ where: { estateId: theirs.estate.id }, data }))).toBe(0)
    expect(await refused(as.delete?.({ where }) ?? Promise.resolve())).toBe(true)
    expect(await changed(as.deleteMany?.({ where: { estateId: theirs.estate.id } }))).toBe(0)
    expect(await refused(as.create?.({ data: same }) ?? Promise.resolve())).toBe(true)
    expect(await refused(as.createMany?.({ data: [same] }) ?? Promise.resolve())).toBe(true)
    expect(await refused(as.upsert?.({ where, create: same, update: data }) ?? Promise.resolve())).toBe(true)
    expect(await rowsOf(table, theirs.estate.id)).toEqual(before)
  })
})

async function changed(work: Promise<unknown> | undefined): Promise<number> {
  // A table that may only be added to refuses the very attempt.
  const result = await work?.catch(() => ({ count: 0 }))
  return typeof result === 'object' && result !== null && 'count' in result ? Number(result.count) : -1
}

function safe(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
