import { z } from 'zod'
import { FIELDS } from './import/fields'
import type { ColumnMatch, Mapping } from './import/match-columns'
import type { ImportPlan, ImportSummary } from './import/plan-types'
import { relation, rowAction } from './schemas'

const columnMatch = z.object({
  column: z.number(),
  letter: z.string(),
  header: z.string(),
  field: z.enum(FIELDS).nullable(),
  party: relation.nullable(),
  turn: z.number(),
  group: z.number().nullable(),
  confidence: z.number(),
  reason: z.enum(['name', 'synonym', 'content', 'manual']).nullable(),
}) satisfies z.ZodType<ColumnMatch>

/** A row cell by cell, as the file shows it. */
const shownRow = z.object({ row: z.number(), cells: z.array(z.string()) })

/** What an import's record keeps of the file, and of how its columns were matched. */
export const importMapping = z.object({
  sheets: z.array(z.string()).default([]),
  /** Other sheets that look like lists of people too. */
  alike: z.array(z.string()).default([]),
  header: z.array(z.string()).default([]),
  rows: z.number().default(0),
  columns: z.array(columnMatch).default([]),
  implied: relation.nullable().default(null),
  /** How the sheet begins, titles and header included. */
  top: z.array(shownRow).default([]),
  /** Some rows below the header. */
  sample: z.array(shownRow).default([]),
  /** Column letter → field, as somebody chose. */
  chosen: z.record(z.string(), z.string()).default({}),
  /** The choice comes from an earlier list with the same header. */
  remembered: z.boolean().default(false),
})
export type ImportMapping = z.infer<typeof importMapping>

export function mappingOf({ columns, implied }: ImportMapping): Mapping {
  return { columns, implied }
}

const counts = z.object({
  units: z.number(),
  people: z.number(),
  occupancies: z.number(),
  vehicles: z.number(),
})
const flag = z.object({ row: z.number(), code: z.string(), message: z.string() })

/** What is said of an import once it was tried or done: entities of the good rows, and rows by their outcome. */
export const importSummary = counts.extend({
  created: counts,
  updated: counts,
  rows: z.object({ create: z.number(), update: z.number(), skip: z.number(), error: z.number() }),
  flags: z.array(flag),
})
export type ImportSummaryLine = z.infer<typeof importSummary>

const MOST_FLAGS = 500

export function summaryLine({
  plan,
  summary,
}: {
  plan: ImportPlan
  summary: ImportSummary
}): ImportSummaryLine {
  const rows = { create: 0, update: 0, skip: 0, error: 0 }
  for (const { action } of plan.outcomes) rows[action] += 1
  const { units, people, occupancies, vehicles, created, updated } = summary
  return {
    units,
    people,
    occupancies,
    vehicles,
    created,
    updated,
    rows,
    flags: plan.flags.slice(0, MOST_FLAGS),
  }
}

/** What became, or would become, of one row. */
export const rowOutcome = z.object({
  row: z.number(),
  action: rowAction,
  label: z.string(),
  problems: z.array(z.object({ row: z.number(), column: z.string(), message: z.string() })),
})
