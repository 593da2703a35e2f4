import { changesOf } from '@/lib/changes'
import { toE164 } from '@/lib/phone'
import type { Ctx } from '@/server/context'
import { invalid } from '@/server/errors'
import { generalChanged } from '../events'
import { requireSetting } from '../policy'
import { generalOf } from '../queries'
import type { SaveGeneral } from '../schemas'
import { lockEstate, requireUnchanged } from './state'

/** Saves what the estate is called, where it stands and how things read there. */
export async function saveGeneral(ctx: Ctx, { asOf, ...input }: SaveGeneral): Promise<void> {
  requireSetting(ctx, 'settings:estate')
  const values = { ...input, contactPhone: phoneOf(ctx, input.contactPhone) }
  await ctx.tx(async (tx) => {
    await lockEstate(tx)
    const { asOf: now, values: before } = await generalOf(tx)
    await requireUnchanged(tx, generalChanged, { seen: asOf, now })
    const changes = changesOf(before, values)
    if (Object.keys(changes).length === 0) return
    await tx.db.estate.update({ where: { id: tx.estate.id }, data: values, select: { id: true } })
    await tx.emit(generalChanged, { entityId: tx.estate.id, payload: {}, changes })
  })
}

function phoneOf({ estate }: Ctx, typed: string | null): string | null {
  if (!typed) return null
  const phone = toE164(typed, estate.country)
  if (phone) return phone
  const message = 'This is no phone number. Write it as people dial it.'
  throw invalid('settings.no_phone', message, { contactPhone: message })
}
