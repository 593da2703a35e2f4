import { changesOf } from '@/lib/changes'
import type { Ctx } from '@/server/context'
import { requireFeature } from '@/server/features'
import { textsChanged } from '../events'
import { requireSetting } from '../policy'
import { textsOf } from '../queries'
import { textPlace, type SaveTexts } from '../schemas'
import { lockEstate, requireUnchanged } from './state'

/** Saves what the estate says in its own words; an emptied text is gone from its place. */
export async function saveTexts(ctx: Ctx, { asOf, ...values }: SaveTexts): Promise<void> {
  requireSetting(ctx, 'settings:texts')
  requireFeature(ctx, 'texts')
  await ctx.tx(async (tx) => {
    await lockEstate(tx)
    const before = await textsOf(tx)
    await requireUnchanged(tx, textsChanged, { seen: asOf, now: before.asOf })
    const changes = changesOf(before.values, values)
    if (Object.keys(changes).length === 0) return
    await tx.db.estateText.deleteMany({})
    const rows = textPlace.options.map((place) => ({ place, body: values[place] }))
    await tx.db.estateText.createMany({ data: rows.filter(({ body }) => body !== '') })
    await tx.emit(textsChanged, { entityId: tx.estate.id, payload: {}, changes })
  })
}
