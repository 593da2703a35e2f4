import { z } from 'zod'
import { PLATFORM_TABLES } from '@/server/db/fences'
import { LEFT_OUT } from '../archive'

export type Column = { name: string; type: string; nullable: boolean; filled: boolean }

/** A table of the estate: its columns without the estate's own, its key, and the tables that it refers to. */
export type Table = {
  name: string
  columns: Column[]
  key: string[]
  refers: { to: string; columns: string[] }[]
}

const column = z.object({ name: z.string(), type: z.string(), nullable: z.boolean(), filled: z.boolean() })
const refers = z.object({ to: z.string(), columns: z.array(z.string()) })

const TABLES_SQL = `
  SELECT c.relname::text,
    (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
        'nullable', NOT a.attnotnull, 'filled', a.atthasdef) ORDER BY a.attnum)::text
      FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attgenerated = '' AND a.attname <> 'estate_id'),
    (SELECT json_agg(a.attname ORDER BY k.n)::text FROM pg_constraint p
      JOIN unnest(p.conkey) WITH ORDINALITY k(attnum, n) ON true
      JOIN pg_attribute a ON a.attrelid = p.conrelid AND a.attnum = k.attnum
      WHERE p.conrelid = c.oid AND p.contype = 'p' AND a.attname <> 'estate_id'),
    (SELECT coalesce(json_agg(json_build_object('to', f.confrelid::regclass::text, 'columns',
        (SELECT json_agg(a.attname) FROM unnest(f.conkey) k(attnum)
          JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.attnum AND a.attname <> 'estate_id'))), '[]')::text
      FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f' AND cardinality(f.conkey) > 1)
  FROM pg_class c
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'estate_id')
  ORDER BY c.relname`

type Ask = (text: string) => Promise<(string | null)[][]>

/** Every table of an estate, out of the database's own catalogue: a new one is in it from its first minute. */
export async function estateTables(ask: Ask): Promise<Table[]> {
  const rows = await ask(TABLES_SQL)
  return rows.flatMap(([name, columns, key, references]) => {
    if (!name || name in PLATFORM_TABLES || name in LEFT_OUT) return []
    return [
      {
        name,
        columns: z.array(column).parse(JSON.parse(columns ?? '[]')),
        key: z.array(z.string()).parse(JSON.parse(key ?? '[]')),
        refers: z.array(refers).parse(JSON.parse(references ?? '[]')),
      },
    ]
  })
}

/**
 * The tables so that each comes after those that it refers to. Where they refer to each other in a circle, or one to
 * itself, those columns are left for later: `later` names them by table.
 */
export function inOrder(tables: readonly Table[]): { order: Table[]; later: Map<string, string[]> } {
  const order: Table[] = []
  const later = new Map<string, string[]>()
  const left = new Set(tables)
  while (left.size > 0) {
    const ready = [...left].filter((table) => waitsFor(table, left, later).length === 0)
    if (ready.length === 0) breakOne(left, later)
    for (const table of ready) {
      order.push(table)
      left.delete(table)
    }
  }
  return { order, later }
}

function waitsFor(table: Table, left: ReadonlySet<Table>, later: ReadonlyMap<string, string[]>) {
  const postponed = later.get(table.name) ?? []
  return table.refers.filter(
    ({ to, columns }) =>
      [...left].some(({ name }) => name === to) && !columns.some((name) => postponed.includes(name)),
  )
}

/** Takes the references that may be empty at first out of the first table that has nothing but such ones to wait for. */
function breakOne(left: ReadonlySet<Table>, later: Map<string, string[]>): void {
  for (const table of left) {
    const postponed = waitsFor(table, left, later).map(({ columns }) =>
      columns.filter((name) => table.columns.some((column) => column.name === name && column.nullable)),
    )
    if (postponed.some((columns) => columns.length === 0)) continue
    later.set(table.name, [...(later.get(table.name) ?? []), ...postponed.flat()])
    return
  }
  throw new Error('tables refer to each other in a circle that nothing empty can open')
}
