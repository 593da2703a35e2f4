import { randomUUID } from 'node:crypto'
import type { Ctx, TxCtx } from '@/server/context'
import { importFinished } from '../events'
import type { Mapping } from '../import/match-columns'
import { planImport } from '../import/plan-import'
import type { ImportPlan, ImportSummary } from '../import/plan-types'
import type { Sheet } from '../import/read-sheet'
import { summarise } from '../import/summary'
import { requireEstate } from '../policy'
import { applyPlan, type Progress } from './apply-plan'
import { estateSnapshot } from './estate-snapshot'

export type List = { sheet: Sheet; mapping: Mapping; fileName: string }

export type Imported = { plan: ImportPlan; summary: ImportSummary }

/** What an import of a list would do to the estate as it stands. Changes nothing. */
export async function planPeople(ctx: Ctx, list: Pick<List, 'sheet' | 'mapping'>): Promise<Imported> {
  requireEstate(ctx, 'registry:import')
  const existing = await ctx.snapshot((snapshot) => estateSnapshot(snapshot))
  return imported(await planImport(list.sheet, list.mapping, { country: ctx.estate.country, existing }))
}

type Hooks = {
  /** The import's record; the event is told of it. */
  run?: { id: string; createdById: string | null }
  progress?: Progress
  /** The last word inside the transaction: may still throw and have all of it taken back. */
  settle?: (tx: TxCtx, done: Imported) => Promise<void>
}

/**
 * Imports the good rows of a list: all of them or, when something goes wrong or it is cancelled, none. Imports of one
 * estate wait for each other, so that the second sees what the first has made.
 */
export async function importPeople(ctx: Ctx, list: List, hooks: Hooks = {}): Promise<Imported> {
  requireEstate(ctx, 'registry:import')
  return ctx.tx(async (tx) => {
    await tx.db
      .$queryRaw`SELECT pg_advisory_xact_lock(hashtext('registry.import'), hashtext(${tx.estate.id}))::text`
    const plan = await planImport(list.sheet, list.mapping, {
      country: tx.estate.country,
      existing: await estateSnapshot(tx),
    })
    const left = await applyPlan(tx, plan, hooks.progress ?? (async () => undefined))
    const done = imported({ ...plan, flags: [...plan.flags, ...left].sort((a, b) => a.row - b.row) })
    const { created, updated, skipped } = done.summary
    await tx.emit(importFinished, {
      entityId: hooks.run?.id ?? randomUUID(),
      payload: {
        fileName: list.fileName,
        createdById: hooks.run?.createdById ?? null,
        created,
        updated,
        skipped,
        failed: rowsBy(plan, 'error'),
      },
    })
    await hooks.settle?.(tx, done)
    return done
  })
}

function imported(plan: ImportPlan): Imported {
  return { plan, summary: summarise(plan) }
}

/** How many rows of the list have this outcome. */
export function rowsBy(
  plan: Pick<ImportPlan, 'outcomes'>,
  action: ImportPlan['outcomes'][number]['action'],
): number {
  return plan.outcomes.filter((outcome) => outcome.action === action).length
}
