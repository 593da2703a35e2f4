import type pg from 'pg'
import { fromCell, type Manifest } from '../archive'
import { estateTables, inOrder, type Column, type Table } from './catalogue'
import { refused, type OpenedArchive } from './opened'

export type Loading = {
  estateId: string
  /** Ids that are others here: the estate's own, and those of accounts. */
  replace: ReadonlyMap<string, string>
}

type ArchivedTable = Manifest['tables'][number]
type Loaded = { table: Table; archived: ArchivedTable; columns: Column[]; later: Column[] }

/**
 * Loads every table of an archive into an empty estate, inside the transaction of `client`.
 * @returns how many rows
 */
export async function loadTables(
  client: pg.PoolClient,
  archive: OpenedArchive,
  loading: Loading,
): Promise<number> {
  const tables = await estateTables(asker(client))
  const { order, later } = inOrder(tables)
  requireKnown(archive.manifest, tables)
  for (const { name } of order.toReversed()) await emptyTable(client, name, loading.estateId)
  let count = 0
  const postponed: Loaded[] = []
  for (const table of order) {
    const archived = archive.manifest.tables.find(({ name }) => name === table.name)
    if (!archived) continue
    const columns = archived.columns.flatMap(
      (name) => table.columns.find((column) => column.name === name) ?? [],
    )
    const loaded = {
      table,
      archived,
      columns,
      later: columns.filter(({ name }) => later.get(table.name)?.includes(name)),
    }
    count += await insertAll(client, archive, loaded, loading)
    if (loaded.later.length > 0) postponed.push(loaded)
  }
  for (const loaded of postponed) await fillLater(client, archive, loaded, loading)
  return count
}

const asker = (client: pg.PoolClient) => async (text: string) =>
  (await client.query<(string | null)[]>({ text, rowMode: 'array' })).rows

/** Takes out what every new estate begins with; most tables have nothing, and from some nothing may be taken. */
async function emptyTable(client: pg.PoolClient, name: string, estateId: string): Promise<void> {
  const { rowCount } = await client.query(`SELECT FROM "${name}" WHERE estate_id = $1 LIMIT 1`, [estateId])
  if (rowCount) await client.query(`DELETE FROM "${name}" WHERE estate_id = $1`, [estateId])
}

/** A newer database takes an older archive where what it lacks may be empty; what it doesn't know it can't keep. */
function requireKnown({ tables }: Manifest, known: readonly Table[]): void {
  for (const { name, columns } of tables) {
    const table = known.find((one) => one.name === name)
    const strange = columns.find((column) => !table?.columns.some((one) => one.name === column))
    if (!table || strange !== undefined)
      throw refused(
        `This archive was made by another version of Gatehouse: nothing is known here of ${strange === undefined ? name : `${name}.${strange}`}.`,
      )
    const lacking = table.columns.find(
      (column) => !column.nullable && !column.filled && !columns.includes(column.name),
    )
    if (lacking)
      throw refused(
        `This archive was made by an older version of Gatehouse: it lacks ${name}.${lacking.name}.`,
      )
  }
}

const AT_ONCE = 500
const LARGE = 4 * 1024 * 1024

async function insertAll(client: pg.PoolClient, archive: OpenedArchive, loaded: Loaded, loading: Loading) {
  const { table, columns, later } = loaded
  const now = columns.filter((column) => !later.includes(column))
  const text = `INSERT INTO "${table.name}" (estate_id, ${now.map(({ name }) => `"${name}"`).join(', ')})
    SELECT $1::uuid, ${now.map(({ type }, index) => `c${index}::${type}`).join(', ')}
    FROM unnest(${now.map((_, index) => `$${index + 2}::text[]`).join(', ')}) AS x(${now.map((_, index) => `c${index}`).join(', ')})`
  let count = 0
  for await (const cells of batches(archive, loaded, now, loading)) {
    // For the reason that `planAnew` gives.
    await client.query('DISCARD PLANS')
    const { rowCount } = await client.query(text, [loading.estateId, ...cells])
    count += rowCount ?? 0
  }
  if (count !== loaded.archived.rows)
    throw refused(
      `The archive is damaged: ${table.name} has ${count} rows instead of ${loaded.archived.rows}.`,
    )
  return count
}

/** What a table refers to of itself, or in a circle, once all of it is there. */
async function fillLater(client: pg.PoolClient, archive: OpenedArchive, loaded: Loaded, loading: Loading) {
  const { table, columns, later } = loaded
  const key = columns.filter(({ name }) => table.key.includes(name))
  const all = [...key, ...later]
  const at = (column: Column) => `c${all.indexOf(column)}::${column.type}`
  const text = `UPDATE "${table.name}" t SET ${later.map((column) => `"${column.name}" = ${at(column)}`).join(', ')}
    FROM unnest(${all.map((_, index) => `$${index + 2}::text[]`).join(', ')}) AS x(${all.map((_, index) => `c${index}`).join(', ')})
    WHERE t.estate_id = $1 AND ${key.map((column) => `t."${column.name}" = ${at(column)}`).join(' AND ')}`
  for await (const cells of batches(archive, loaded, all, loading))
    await client.query(text, [loading.estateId, ...cells])
}

/** The cells of some rows at a time, column by column. */
async function* batches(
  archive: OpenedArchive,
  { archived }: Loaded,
  wanted: readonly Column[],
  { replace }: Loading,
): AsyncGenerator<(string | null)[][]> {
  const places = wanted.map(({ name }) => archived.columns.indexOf(name))
  let cells: (string | null)[][] = wanted.map(() => [])
  let size = 0
  for await (const row of archive.rows(archived.path)) {
    wanted.forEach((column, index) => {
      const text = fromCell(row[places[index] ?? -1] ?? null, column.type)
      const cell = text !== null && column.type === 'uuid' ? (replace.get(text) ?? text) : text
      cells[index]?.push(cell)
      size += cell?.length ?? 0
    })
    if ((cells[0]?.length ?? 0) < AT_ONCE && size < LARGE) continue
    yield cells
    cells = wanted.map(() => [])
    size = 0
  }
  if ((cells[0]?.length ?? 0) > 0) yield cells
}
