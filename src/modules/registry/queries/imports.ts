import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import type { Ctx } from '@/server/context'
import { sql } from '@/server/db/sql'
import { notFound } from '@/server/errors'
import { FIELDS } from '../import/fields'
import { missingColumns } from '../import/match-columns'
import { importMapping, importSummary, mappingOf, rowOutcome } from '../import-state'
import { requireEstate } from '../policy'
import type { ImportOutcomes } from '../schemas'

const MOST_LISTED = 50

const LINE = {
  id: true,
  fileName: true,
  status: true,
  total: true,
  done: true,
  failure: true,
  createdAt: true,
  finishedAt: true,
  summary: true,
  createdBy: { select: { id: true, name: true } },
} as const satisfies Prisma.ImportRunSelect

/** The latest imports, newest first. */
export async function listImports(ctx: Ctx) {
  requireEstate(ctx, 'registry:import')
  const rows = await ctx.db.importRun.findMany({
    relationLoadStrategy: 'join',
    orderBy: { id: 'desc' },
    take: MOST_LISTED,
    select: LINE,
  })
  return rows.map(({ summary, ...row }) => ({
    ...row,
    summary: importSummary.safeParse(summary).data ?? null,
  }))
}

/** One import as its screen shows it; `summary` is null until it was tried. Asked again and again while it runs. */
export async function importRecord(ctx: Ctx, id: string) {
  requireEstate(ctx, 'registry:import')
  const run = await ctx.db.importRun.findUnique({
    relationLoadStrategy: 'join',
    where: ctx.key(id),
    select: { ...LINE, sheet: true, headerRow: true, mapping: true },
  })
  if (!run) throw notFound('import')
  const { mapping, summary, ...rest } = run
  const matched = importMapping.parse(mapping)
  return {
    ...rest,
    ...matched,
    /** What the list must have and no column holds. */
    missing: missingColumns(mappingOf(matched)),
    summary: importSummary.safeParse(summary).data ?? null,
    fields: FIELDS,
  }
}

/** What is wrong in a problem `p`, without the words of the cell: "… is not a phone number." */
const REASON = sql`regexp_replace(p->>'message', '“[^”]*”(, “[^”]*”)*', '…', 'g')`

const cause = z.object({
  column: z.string(),
  reason: z.string(),
  /** How many rows have it. */
  rows: z.number(),
  /** What the first cells with it say. */
  examples: z.array(z.string()),
})

/** Why rows are left out: each column and reason once, the most frequent first. */
export async function importCauses(ctx: Ctx, id: string) {
  requireEstate(ctx, 'registry:import')
  const rows = await ctx.db.$queryRaw<unknown[]>`
    SELECT p->>'column' AS "column", ${REASON} AS reason, count(DISTINCT o.n)::int AS rows,
      (array_remove(array_agg(substring(p->>'message' FROM '“[^”]*”') ORDER BY o.n), NULL))[1:3] AS examples
    FROM import_run r, jsonb_array_elements(r.outcomes) WITH ORDINALITY AS o(outcome, n),
      jsonb_array_elements(o.outcome->'problems') p
    WHERE r.id = ${id}::uuid GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`
  return z.array(cause).parse(rows)
}

/** One page of what becomes of the rows, in the order of the file. */
export async function importOutcomes(ctx: Ctx, { id, action, cause, cursor, limit }: ImportOutcomes) {
  requireEstate(ctx, 'registry:import')
  const wanted = action ? sql`o.outcome->>'action' = ANY(${action}::text[])` : sql`true`
  const caused = cause
    ? sql`EXISTS (SELECT FROM jsonb_array_elements(o.outcome->'problems') p
        WHERE p->>'column' = ${cause.column} AND ${REASON} = ${cause.reason})`
    : sql`true`
  const rows = await ctx.db.$queryRaw<{ n: number; outcome: unknown }[]>`
    SELECT o.n::int AS n, o.outcome FROM import_run r, jsonb_array_elements(r.outcomes) WITH ORDINALITY AS o(outcome, n)
    WHERE r.id = ${id}::uuid AND o.n > ${cursor ?? 0} AND ${wanted} AND ${caused}
    ORDER BY o.n LIMIT ${limit + 1}`
  const page = rows.slice(0, limit)
  return {
    items: page.map(({ outcome }) => rowOutcome.parse(outcome)),
    nextCursor: rows.length > limit ? (page.at(-1)?.n ?? null) : null,
  }
}
