import type { Ctx } from '@/server/context'
import { conflict } from '@/server/errors'
import { usedOf } from '@/server/room'
import { overIn, overWords, type Limits } from '../plan'

/**
 * A plan that is too small for what there is can't be chosen: nothing could be added from its first day.
 * @throws DomainError RESOURCE_CONFLICT `subscription.too_small` that says what there is too much of
 */
export async function requireFit(
  ctx: Pick<Ctx, 'db' | 'clock' | 'estate'>,
  plan: Limits & { name: string },
): Promise<void> {
  const [units, staff, storage] = await Promise.all([
    usedOf(ctx, 'units'),
    usedOf(ctx, 'staff'),
    usedOf(ctx, 'storage'),
  ])
  const over = overIn(plan, { units, staff, storage })
  if (over.length === 0) return
  throw conflict(
    'subscription.too_small',
    `The plan ${plan.name} is too small for ${ctx.estate.name}: it holds ${overWords(over)}.`,
    { over },
  )
}
