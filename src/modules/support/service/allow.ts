import type { Ctx } from '@/server/context'
import { conflict, notAllowed } from '@/server/errors'
import { endSupport } from '@/server/support/end'
import { visitAllowed, windowAllowed, windowClosed } from '../events'
import type { AllowWindow } from '../schemas'

function requireManage({ actor }: Ctx) {
  if (actor.kind !== 'member' || actor.scopes('support:manage').size === 0) throw notAllowed('support:manage')
  return actor
}

/** Lets one visit that runs change things, until it ends. */
export async function allowVisit(ctx: Ctx, id: string): Promise<void> {
  const actor = requireManage(ctx)
  await ctx.tx(async (tx) => {
    const { count } = await tx.db.supportAccess.updateMany({
      where: { id, endedAt: null, expiresAt: { gt: tx.clock.now() }, mayWrite: false },
      data: { mayWrite: true, writeGrantedBy: actor.name },
    })
    if (count === 0) throw conflict('support.over', 'This visit is over, or may change things already.')
    await tx.emit(visitAllowed, { entityId: id, payload: {}, internal: true })
  })
}

/** Shows a visitor the door. */
export async function endVisitHere(ctx: Ctx, id: string): Promise<void> {
  const actor = requireManage(ctx)
  if (!(await endSupport(ctx, id, 'administrator', actor.name)))
    throw conflict('support.over', 'This visit is over already.')
}

const HOUR_MS = 3_600_000

/** Allows visits of the coming hours to change things. */
export async function allowAhead(ctx: Ctx, { hours }: AllowWindow): Promise<void> {
  const actor = requireManage(ctx)
  await ctx.tx(async (tx) => {
    const since = tx.clock.now()
    const until = new Date(since.getTime() + Number(hours) * HOUR_MS)
    const { id } = await tx.db.supportWindow.create({
      data: { since, until, grantedById: actor.id, grantedBy: actor.name, createdAt: since },
      select: { id: true },
    })
    await tx.emit(windowAllowed, {
      entityId: id,
      payload: { until: until.toISOString() },
      internal: true,
    })
  })
}

/** Takes such a permission back: visits that run can only look from their next click on. */
export async function closeWindow(ctx: Ctx, id: string): Promise<void> {
  requireManage(ctx)
  await ctx.tx(async (tx) => {
    const { count } = await tx.db.supportWindow.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: tx.clock.now() },
    })
    if (count === 0) throw conflict('support.window_closed', 'This was taken back already.')
    await tx.emit(windowClosed, { entityId: id, payload: {}, internal: true })
  })
}
