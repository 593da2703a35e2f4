import { z } from 'zod'
import { dayOrderOf, readDay, type DayReading } from '@/lib/dates'
import type { Ctx, TxCtx } from '@/server/context'
import type {
  ImportCell,
  ImportFlag,
  ImportKind,
  ImportList,
  ImportNotes,
  ImportOutcome,
  ImportProblem,
  ImportTable,
} from '@/server/import-kind'
import { cellText, isPlaceholder, valueOf } from '../import/cell'
import { takingTurns } from '../import/taking-turns'

const ROWS_AT_ONCE = 500

/** Reads the cells of one row by their fields, and gathers what is wrong with them. */
export type RowReader = {
  row: number
  problems: ImportProblem[]
  flags: ImportFlag[]
  cell(field: string): ImportCell
  text(field: string, longest?: number): string | null
  day(field: string): string | null
  refuse(field: string, message: string): void
}

/** One record as a row says it; null where the row is none. */
type ReadRecord<Values> = { key: string; label: string; values: Values }

type Value = string | number | boolean | null

/** A kind of list with one record a row. `Values` is what a row says, null where it says nothing. */
export type RowsSpec<Values extends Record<string, Value>> = Pick<
  ImportKind,
  'fields' | 'template' | 'tables'
> & {
  table: ImportTable['name']
  /** What its records are counted as. */
  counted: string
  values: z.ZodType<Values>
  /** What reading a row needs to know of the estate. */
  prepare(ctx: Ctx): Promise<{
    known: ReadonlyMap<string, { id: string; values: Values }>
    read: (row: RowReader) => ReadRecord<Values> | null
  }>
  create(tx: TxCtx, records: (Values & { id: string })[], notes: ImportNotes): Promise<void>
  update(tx: TxCtx, id: string, changes: Partial<Values>, notes: ImportNotes): Promise<void>
  settle?: ImportKind['settle']
}

type Written<Values> = { id: string; row: number; label: string; values: Values }

export function rowsKind<Values extends Record<string, Value>>(spec: RowsSpec<Values>): ImportKind {
  const record = z.object({ id: z.uuid(), row: z.number(), label: z.string() })
  const work = z.object({
    create: z.array(record.extend({ values: spec.values })),
    update: z.array(record.extend({ changes: z.record(z.string(), z.unknown()) })),
  })
  return {
    fields: spec.fields,
    template: spec.template,
    tables: spec.tables,
    settle: spec.settle,
    plan: (ctx, list) => planRows(ctx, list, spec),
    apply: async (tx, payload, notes) => {
      const { create, update } = work.parse(payload)
      if (create.length > 0)
        await spec.create(
          tx,
          create.map(({ id, values }) => ({ ...values, id })),
          notes,
        )
      await notes.made(
        spec.table,
        create.map(({ id, row, label }) => ({ id, row, label })),
      )
      await notes.changing(
        spec.table,
        update.map(({ id, row, label }) => ({ id, row, label })),
      )
      for (const { id, changes } of update) await spec.update(tx, id, partial<Values>().parse(changes), notes)
      return []
    },
  }
}

/** We wrote it ourselves when the rows were compared with the estate. */
const partial = <Values>() =>
  z.custom<Partial<Values>>((value) => typeof value === 'object' && value !== null)

async function planRows<Values extends Record<string, Value>>(
  ctx: Ctx,
  list: ImportList,
  spec: RowsSpec<Values>,
) {
  const { known, read } = await spec.prepare(ctx)
  const readerOf = readersOf(list, ctx.estate.country)
  const outcomes: ImportOutcome[] = []
  const flags: ImportFlag[] = []
  const seen = new Map<string, { row: number; values: Values }>()
  const made: Omit<Written<Values>, 'id'>[] = []
  const changed: { id: string; row: number; label: string; changes: Partial<Values> }[] = []
  for await (const sheetRow of takingTurns(list.sheet.rows)) {
    const reader = readerOf(sheetRow.row, sheetRow.cells)
    const found = read(reader)
    if (!found && reader.problems.length === 0) continue
    const label = found?.label ?? ''
    const before = found ? seen.get(found.key) : undefined
    if (found && before && differ(found.values, before.values))
      reader.refuse(
        spec.fields[0]?.name ?? '',
        `Row ${before.row} says otherwise of ${label}. Keep one of the two.`,
      )
    if (!found || reader.problems.length > 0) {
      outcomes.push({ row: reader.row, action: 'error', label, problems: reader.problems })
      continue
    }
    flags.push(...reader.flags)
    const existing = known.get(found.key)
    const changes = existing ? changesOf(existing.values, found.values) : {}
    const action = before
      ? 'skip'
      : !existing
        ? 'create'
        : Object.keys(changes).length > 0
          ? 'update'
          : 'skip'
    outcomes.push({ row: reader.row, action, label, problems: [] })
    if (action === 'create') made.push({ row: reader.row, label, values: found.values })
    if (action === 'update' && existing) changed.push({ id: existing.id, row: reader.row, label, changes })
    if (!before) seen.set(found.key, { row: reader.row, values: found.values })
  }
  const ids = await freshIds(ctx, made.length)
  const create = made.map((one, index) => ({ ...one, id: ids[index] ?? '' }))
  return {
    outcomes,
    flags,
    found: { [spec.counted]: seen.size },
    created: { [spec.counted]: create.length },
    updated: { [spec.counted]: changed.length },
    parts: partsOf(outcomes, create, changed),
  }
}

async function freshIds({ db }: Pick<Ctx, 'db'>, count: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT uuidv7()::text AS id FROM generate_series(1, ${count}::int)`
  return rows.map(({ id }) => id)
}

function partsOf(
  outcomes: readonly ImportOutcome[],
  create: readonly { row: number }[],
  update: readonly { row: number }[],
) {
  const count = Math.max(1, Math.ceil(outcomes.length / ROWS_AT_ONCE))
  let first = 0
  return Array.from({ length: count }, (_, index) => {
    const isLast = index === count - 1
    const lastRow = isLast ? Infinity : (outcomes[(index + 1) * ROWS_AT_ONCE - 1]?.row ?? Infinity)
    const within = ({ row }: { row: number }) => row > first && row <= lastRow
    const work = { create: create.filter(within), update: update.filter(within) }
    first = lastRow
    return { lastRow: isLast ? (outcomes.at(-1)?.row ?? 0) : lastRow, work }
  })
}

/** An empty cell never blanks what is known. */
function changesOf<Values extends Record<string, Value>>(known: Values, said: Values): Partial<Values> {
  const changes: Partial<Values> = {}
  for (const name of keysOf(said))
    if (said[name] !== null && said[name] !== known[name]) changes[name] = said[name]
  return changes
}

function differ<Values extends Record<string, Value>>(one: Values, other: Values): boolean {
  return keysOf(one).some((name) => one[name] !== other[name])
}

function keysOf<Values extends object>(values: Values): (keyof Values)[] {
  const names: (keyof Values)[] = []
  for (const name in values) names.push(name)
  return names
}

const LONGEST = 200

function readersOf({ sheet, columns }: ImportList, country: string) {
  const at = new Map<string, number>()
  for (const { field, column } of columns.columns) if (field !== null && !at.has(field)) at.set(field, column)
  const days = new Map<string, DayReading>()
  const dayReading = (field: string): DayReading => {
    const known = days.get(field)
    if (known) return known
    const column = at.get(field) ?? -1
    const order = dayOrderOf(
      sheet.rows.map(({ cells }) => cellText(cells[column])),
      country,
    )
    const reading = { order, from1904: sheet.from1904 }
    days.set(field, reading)
    return reading
  }
  return (row: number, cells: readonly ImportCell[]): RowReader => {
    const problems: ImportProblem[] = []
    const refuse = (column: string, message: string) => void problems.push({ row, column, message })
    const cell = (field: string): ImportCell => cells[at.get(field) ?? -1] ?? null
    return {
      row,
      problems,
      flags: [],
      cell,
      refuse,
      text(field, longest = LONGEST) {
        const text = valueOf(cell(field))
        if (text !== null && text.length > longest)
          refuse(field, `This is longer than ${longest} characters.`)
        return text
      },
      day(field) {
        const found = cell(field)
        const text = cellText(found)
        if (isPlaceholder(text)) return null
        const day = found !== null && typeof found === 'object' ? found.day : readDay(text, dayReading(field))
        if (day === null) refuse(field, `“${text.slice(0, 40)}” is not a date.`)
        return day
      },
    }
  }
}
