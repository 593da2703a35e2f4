import type { Ctx } from '@/server/context'
import { invalid, notFound } from '@/server/errors'
import { expiredRemoved, retentionChanged } from '../events'
import { requireSetting } from '../policy'
import type { SaveRetention } from '../schemas'
import { keptRules, type Kept } from './kept-rules'
import { lockEstate, requireUnchanged } from './state'

const DAY_MS = 86_400_000
const BATCH = 200

/**
 * Sets for how long a kind of thing is kept; what is older goes in the coming night.
 * @throws DomainError VALIDATION_ERROR below what its module holds to be the least
 */
export async function saveRetention(ctx: Ctx, { module, name, days, asOf }: SaveRetention): Promise<void> {
  requireSetting(ctx, 'settings:retention')
  await ctx.tx(async (tx) => {
    await lockEstate(tx)
    const rule = (await keptRules(tx)).find((one) => one.module === module && one.name === name)
    if (!rule) throw notFound('rule')
    await requireUnchanged(tx, retentionChanged, { seen: asOf, now: String(rule.days) })
    if (days < rule.least) throw tooShort(rule)
    if (days === rule.days) return
    const { what } = rule
    await tx.db.retention.upsert({
      where: { estateId_what: { estateId: tx.estate.id, what } },
      create: { what, days },
      update: { days },
      select: { what: true },
    })
    await tx.emit(retentionChanged, {
      entityId: tx.estate.id,
      payload: {},
      changes: { [what]: [rule.days, days] },
    })
  })
}

function tooShort({ least, leastBecause }: Kept) {
  const message = `At least ${least} days. ${leastBecause}`
  return invalid('settings.kept_too_short', message, { days: message })
}

/** Removes whatever the estate has kept past its time, a batch at a time, and leaves a line in the trail for each kind. */
export async function removeExpired(ctx: Ctx, signal: AbortSignal): Promise<void> {
  for (const rule of await keptRules(ctx)) {
    const remove = await rule.load?.()
    if (!remove) continue
    const before = new Date(ctx.clock.now().getTime() - rule.days * DAY_MS)
    let removed = 0
    for (let batch = BATCH; batch === BATCH && !signal.aborted;) {
      batch = await remove(ctx, before, BATCH)
      removed += batch
    }
    if (removed > 0) await tell(ctx, { what: rule.what, count: removed, before: before.toISOString() })
    if (signal.aborted) return
  }
}

async function tell(ctx: Ctx, payload: { what: string; count: number; before: string }): Promise<void> {
  await ctx.tx((tx) => tx.emit(expiredRemoved, { entityId: tx.estate.id, payload }))
}

/** Removes lines of the bell, read or not, that are older. */
export async function removeOldNotifications(ctx: Ctx, before: Date, most: number): Promise<number> {
  const rows = await ctx.db.notification.findMany({
    where: { createdAt: { lt: before } },
    orderBy: { id: 'asc' },
    take: most,
    select: { id: true },
  })
  const { count } = await ctx.db.notification.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })
  return count
}
