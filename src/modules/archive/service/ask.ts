import type { Ctx } from '@/server/context'
import { notAllowed } from '@/server/errors'
import { GIVEN_UP_AFTER_MS } from '../archive'
import { archiveAsked } from '../events'
import { makeArchiveJob } from '../work'

/**
 * Asks for the whole estate as a file. Of two at once, or while one is being made, there is one.
 * @throws DomainError RESOURCE_CONFLICT where one is being made
 */
export async function askForArchive(ctx: Ctx): Promise<{ id: string }> {
  if (!ctx.actor.scopes('estate:export').has('estate') || ctx.actor.kind !== 'member')
    throw notAllowed('estate:export')
  return ctx.tx(async (tx) => {
    const now = tx.clock.now()
    // A worker that was given up for good must not stand in the way for ever.
    await tx.db.estateArchive.updateMany({
      where: {
        status: { in: ['queued', 'running'] },
        beatAt: { lt: new Date(now.getTime() - GIVEN_UP_AFTER_MS) },
      },
      data: { status: 'failed', finishedAt: now },
    })
    const asked = await tx.db.estateArchive.create({
      data: { askedById: tx.actor.id, askedAt: now, beatAt: now },
      select: { id: true },
    })
    await tx.enqueue(makeArchiveJob, { payload: { id: asked.id }, key: asked.id })
    await tx.emit(archiveAsked, { entityId: asked.id, payload: { askedById: tx.actor.id }, internal: true })
    return asked
  })
}
