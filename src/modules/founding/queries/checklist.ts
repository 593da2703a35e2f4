import type { Ctx } from '@/server/context'
import { modulesOf } from '@/server/module'
import { requireSetup } from '../policy'

/**
 * The first steps in a new estate that its modules name, in their order, each with whether it is done; null once it was
 * put away. A step is done by itself: nobody ticks it.
 */
export async function checklist(ctx: Ctx) {
  requireSetup(ctx)
  const { checklistDismissedAt } = await ctx.db.estate.findUniqueOrThrow({
    where: { id: ctx.estate.id },
    select: { checklistDismissedAt: true },
  })
  if (checklistDismissedAt) return null
  const steps = modulesOf(ctx.estate)
    .flatMap(({ name, setup = [] }) => setup.map((step) => ({ module: name, ...step })))
    .filter(({ permission }) => ctx.actor.scopes(permission).has('estate'))
    .toSorted((a, b) => a.order - b.order)
  return Promise.all(
    steps.map(async ({ module, key, href, done }) => ({
      module,
      key,
      href,
      done: await (await done())(ctx),
    })),
  )
}
