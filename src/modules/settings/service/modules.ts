import type { Ctx } from '@/server/context'
import { conflict, notFound } from '@/server/errors'
import { modules } from '@/server/module'
import { moduleSwitched } from '../events'
import { requireSetting } from '../policy'
import { modulesLeftOut } from '../queries'
import type { SwitchModule } from '../schemas'
import { lockEstate } from './state'

/** Has a part of the product on or off for the whole estate, from the next request on. What is in it stays as it is. */
export async function switchModule(ctx: Ctx, { module: name, on }: SwitchModule): Promise<void> {
  requireSetting(ctx, 'settings:modules')
  if (!modules().some((module) => module.name === name && module.switchable)) throw notFound('module')
  await ctx.tx(async (tx) => {
    await lockEstate(tx)
    if (on && (await modulesLeftOut(tx)).includes(name))
      throw conflict(
        'settings.not_in_plan',
        'Your plan doesn’t include this part. Choose another plan under Settings › Subscription.',
      )
    const where = { id: tx.estate.id }
    const { modulesOff } = await tx.db.estate.findUniqueOrThrow({ where, select: { modulesOff: true } })
    const wasOn = !modulesOff.includes(name)
    if (wasOn === on) return
    const others = modulesOff.filter((other) => other !== name)
    await tx.db.estate.update({
      where,
      data: { modulesOff: on ? others : [...others, name].sort() },
      select: { id: true },
    })
    await tx.emit(moduleSwitched, {
      entityId: tx.estate.id,
      payload: { module: name, on },
      changes: { [name]: [wasOn, on] },
    })
  })
}
