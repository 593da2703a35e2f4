import { z } from 'zod'
import { typedText } from '@/lib/typed-text'
import { holds, type Ctx } from './context'
import { modulesOf, type Manifest, type SearchHit } from './module'
import { openMemberCtx, router, selfProcedure } from './trpc/builders'

const MOST_HITS = 6
const PATIENCE_MS = 3_000

/** What one module found; `failed` where it could not say. */
export type SearchGroup = { module: string; hits: SearchHit[]; failed: boolean }

/**
 * Asks every module that the actor may search, side by side. One that fails or is slow takes nothing from the others;
 * one that found nothing is left out.
 */
export async function searchEverything(ctx: Ctx, query: string): Promise<SearchGroup[]> {
  const groups = await Promise.all(modulesOf(ctx.estate).map((module) => searchModule(ctx, module, query)))
  return groups.flat()
}

async function searchModule(ctx: Ctx, { name, search }: Manifest, query: string): Promise<SearchGroup[]> {
  if (!search || !holds(ctx.actor, search.permission)) return []
  try {
    const hits = await inTime(search.load().then((find) => find(ctx, query)))
    return hits.length > 0 ? [{ module: name, hits: hits.slice(0, MOST_HITS), failed: false }] : []
  } catch (error) {
    ctx.log.warn({ err: error, module: name }, 'a module could not search')
    return [{ module: name, hits: [], failed: true }]
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the search took too long')), PATIENCE_MS)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const everything = z.object({ q: typedText(100).min(2) })

export const searchRouter = router({
  everything: selfProcedure
    .input(everything)
    .query(async ({ ctx, input }) => searchEverything(await openMemberCtx(ctx.request), input.q)),
})
