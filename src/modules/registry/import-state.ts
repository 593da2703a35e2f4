import { z } from 'zod'
import type { ImportColumn, ImportColumns, PlannedImport } from '@/server/import-kind'
import { relation, rowAction } from './schemas'

const column = z.object({
  column: z.number(),
  letter: z.string(),
  header: z.string(),
  field: z.string().nullable(),
  party: relation.nullable(),
  turn: z.number(),
  group: z.number().nullable(),
  confidence: z.number(),
  reason: z.enum(['name', 'synonym', 'content', 'manual']).nullable(),
}) satisfies z.ZodType<ImportColumn>

/** A row cell by cell, as the file shows it. */
const shownRow = z.object({ row: z.number(), cells: z.array(z.string()) })

/** What an import's record keeps of the file, and of how its columns were matched. */
export const importMapping = z.object({
  sheets: z.array(z.string()).default([]),
  /** Other sheets that look like lists too. */
  alike: z.array(z.string()).default([]),
  header: z.array(z.string()).default([]),
  rows: z.number().default(0),
  columns: z.array(column).default([]),
  implied: relation.nullable().default(null),
  /** The workbook counts its days from 1904. */
  from1904: z.boolean().default(false),
  /** How the sheet begins, titles and header included. */
  top: z.array(shownRow).default([]),
  /** Some rows below the header. */
  sample: z.array(shownRow).default([]),
  /** Column letter → field, as somebody chose. */
  chosen: z.record(z.string(), z.string()).default({}),
  /** An earlier list with the same headings was matched like this. */
  remembered: z.boolean().default(false),
})
export type ImportMapping = z.infer<typeof importMapping>

export function columnsOf({ columns, implied }: ImportMapping): ImportColumns {
  return { columns, implied }
}

const counts = z.record(z.string(), z.number())
const flag = z.object({ row: z.number(), code: z.string(), message: z.string() })
const rows = z.object({ create: z.number(), update: z.number(), skip: z.number(), error: z.number() })

const summary = z.object({
  found: counts,
  created: counts,
  updated: counts,
  rows,
  flags: z.array(flag),
})

/** As it was kept while there was one kind of list. */
const formerSummary = z
  .object({
    units: z.number(),
    people: z.number(),
    occupancies: z.number(),
    vehicles: z.number(),
    created: counts,
    updated: counts,
    rows,
    flags: z.array(flag),
  })
  .transform(({ created, updated, rows, flags, ...found }) => ({ found, created, updated, rows, flags }))

/** What is said of an import once it was tried or done: what the good rows hold, and rows by their outcome. */
export const importSummary = summary.or(formerSummary)
export type ImportSummaryLine = z.infer<typeof summary>

const MOST_FLAGS = 500

export function summaryLine({ outcomes, flags, found, created, updated }: PlannedImport): ImportSummaryLine {
  const rows = { create: 0, update: 0, skip: 0, error: 0 }
  for (const { action } of outcomes) rows[action] += 1
  return { found, created, updated, rows, flags: flags.slice(0, MOST_FLAGS) }
}

const problem = z.object({ row: z.number(), column: z.string(), message: z.string() })

/** What became, or would become, of one row. */
export const rowOutcome = z.object({
  row: z.number(),
  action: rowAction,
  label: z.string(),
  problems: z.array(problem),
})

export function outcomesOf({ outcomes }: Pick<PlannedImport, 'outcomes'>) {
  return outcomes.map(({ row, action, label, problems }) => ({
    row,
    action,
    label,
    problems: problems.map(({ row, column, message }) => ({ row, column, message })),
  }))
}
