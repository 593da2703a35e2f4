import type { z } from 'zod'
import type { Ctx } from '@/server/context'
import { verifyTrail, type Excuses, type Verdict } from '@/server/trail/verify'
import { trailErased, trailPruned, trailVerified } from '../events'
import { requireVerify } from '../policy'

/** Checks the estate's trail against its seals; that it was done, and what came out, stands in the trail itself. */
export async function verifyEstateTrail(ctx: Ctx): Promise<Verdict> {
  requireVerify(ctx)
  const verdict = await ctx.snapshot(async (snapshot) =>
    verifyTrail(snapshot.db, { estateId: ctx.estate.id }, await excusesOf(snapshot)),
  )
  await ctx.tx((tx) =>
    tx.emit(trailVerified, {
      entityId: tx.estate.id,
      payload: {
        holds: holds(verdict),
        seals: verdict.seals,
        newest: verdict.newest?.hash ?? null,
        broken: verdict.broken?.number ?? null,
      },
    }),
  )
  return verdict
}

function holds({ broken, outside }: Verdict): boolean {
  return broken === null && outside === 0
}

/** What the trail says of its own events that went or were emptied. */
async function excusesOf({ db }: Pick<Ctx, 'db'>): Promise<Excuses> {
  const events = await db.event.findMany({
    where: { name: { in: [trailErased.name, trailPruned.name] } },
    select: { name: true, payload: true },
  })
  const of = <P>(name: string, payload: z.ZodType<P>) =>
    events.flatMap((event) => (event.name === name ? (payload.safeParse(event.payload).data ?? []) : []))
  const pruned = of(trailPruned.name, trailPruned.payload)
  const last = pruned.toSorted((a, b) => b.through - a.through)[0]
  return {
    prunedThrough: last?.through ?? 0,
    prunedBefore: last ? new Date(last.before) : null,
    erased: new Set(of(trailErased.name, trailErased.payload).flatMap(({ eventIds }) => eventIds)),
  }
}
