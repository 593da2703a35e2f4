import { z } from 'zod'
import type { Prisma } from '@/generated/prisma/client'
import type { Ctx } from '@/server/context'
import { sql } from '@/server/db/sql'
import { notFound } from '@/server/errors'
import { roomMissing } from '@/server/room'
import { columnsOf, importMapping, importSummary, rowOutcome } from '../import-state'
import { requireEstate } from '../policy'
import type { ImportOutcomes, KeptRecords, ListImports } from '../schemas'
import { importKind, moduleOf } from '../service/import-kinds'
import { missingOf } from '../service/import-record'
import { undoUntil } from '../service/import-work'
import { fromCursor, toCursor } from './cursor'

const LINE = {
  id: true,
  kind: true,
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

/** One page of the imports, newest first. */
export async function listImports(ctx: Ctx, { cursor, limit }: ListImports) {
  requireEstate(ctx, 'registry:import')
  const before = cursor ? fromCursor(cursor, z.tuple([z.uuid()]))[0] : undefined
  const rows = await ctx.db.importRun.findMany({
    relationLoadStrategy: 'join',
    where: before ? { id: { lt: before } } : {},
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: LINE,
  })
  const items = rows.slice(0, limit).map(({ summary, ...row }) => ({
    ...row,
    module: moduleOf(row.kind),
    summary: importSummary.safeParse(summary).data ?? null,
  }))
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, nextCursor: last ? toCursor([last.id]) : null }
}

/** One import as its screen shows it; `summary` is null until it was tried. Asked again and again while it runs. */
export async function importRecord(ctx: Ctx, id: string) {
  requireEstate(ctx, 'registry:import')
  const run = await ctx.db.importRun.findUnique({
    relationLoadStrategy: 'join',
    where: ctx.key(id),
    select: {
      ...LINE,
      sheet: true,
      headerRow: true,
      mapping: true,
      undoDone: true,
      undoTotal: true,
      undoneAt: true,
      undoneBy: { select: { name: true } },
    },
  })
  if (!run) throw notFound('import')
  const { mapping, summary, ...rest } = run
  const matched = importMapping.parse(mapping)
  const tried = importSummary.safeParse(summary).data ?? null
  const kind = await importKind(ctx, run.kind)
  return {
    ...rest,
    ...matched,
    /** Whose words the kind's are. */
    module: kind.module,
    /** What the list must have and no column holds. */
    missing: missingOf(kind, columnsOf(matched)),
    summary: tried,
    /** What is said where its units don't fit into the plan; asked anew each time, since the plan may be another by now. */
    limit: run.status === 'draft' ? await limitOf(ctx, tried?.created.units ?? 0) : null,
    fields: kind.fields.map(({ name }) => name),
    undoUntil: await undoableUntil(ctx, run),
    kept:
      run.status === 'undone'
        ? await ctx.db.importChange.count({ where: { runId: id, kept: { not: null } } })
        : 0,
  }
}

async function limitOf(ctx: Ctx, units: number) {
  const missing = await roomMissing(ctx, 'units', units)
  return missing && { message: missing.message, help: missing.help }
}

const ENDED = ['done', 'cancelled', 'failed']

/** Until when it can be taken back; null where there is nothing to take back, or it is too late. */
async function undoableUntil(
  ctx: Ctx,
  { id, status, finishedAt }: { id: string; status: string; finishedAt: Date | null },
): Promise<Date | null> {
  if (!ENDED.includes(status) || !finishedAt) return null
  const until = undoUntil(finishedAt)
  if (until <= ctx.clock.now()) return null
  const some = await ctx.db.importChange.findFirst({ where: { runId: id }, select: { id: true } })
  return some ? until : null
}

/** The records of an import that stayed when it was taken back, each with why. */
export async function keptRecords(ctx: Ctx, { id, cursor, limit }: KeptRecords) {
  requireEstate(ctx, 'registry:import')
  const from = cursor ?? 0
  const rows = await ctx.db.importChange.findMany({
    where: { runId: id, kept: { not: null } },
    orderBy: [{ row: 'asc' }, { id: 'asc' }],
    skip: from,
    take: limit + 1,
    select: { id: true, record: true, recordId: true, row: true, label: true, kept: true },
  })
  return {
    items: rows.slice(0, limit).map(({ kept, ...row }) => ({ ...row, why: kept ?? '' })),
    nextCursor: rows.length > limit ? from + limit : null,
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
