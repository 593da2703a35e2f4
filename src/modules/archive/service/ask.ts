import { limit } from '@/server/limits'
import { accountDb } from '@/server/db/client'
import { passwordMatches } from '@/server/auth/password'
import type { Ctx } from '@/server/context'
import { invalid, notAllowed } from '@/server/errors'
import { GIVEN_UP_AFTER_MS } from '../archive'
import { archiveAsked } from '../events'
import type { AskArchive } from '../schemas'
import { makeArchiveJob } from '../work'

const TRIES = { max: 10, windowSeconds: 600 }

/**
 * Asks for the whole estate as a file. Of two at once, or while one is being made, there is one.
 * @throws DomainError VALIDATION_ERROR beside `password`, RESOURCE_CONFLICT where one is being made
 */
export async function askForArchive(ctx: Ctx, { password }: AskArchive): Promise<{ id: string }> {
  if (!ctx.actor.scopes('estate:export').has('estate') || ctx.actor.kind !== 'member')
    throw notAllowed('estate:export')
  await requirePassword(ctx.actor.accountId, password)
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

async function requirePassword(accountId: string, password: string): Promise<void> {
  const counted = await limit(['password again', accountId], TRIES)
  const account = await accountDb().account.findUnique({
    where: { id: accountId },
    select: { passwordHash: true },
  })
  if (await passwordMatches(account?.passwordHash ?? null, password)) return counted.takeBack()
  const message = 'This is not the password that you sign in with.'
  throw invalid('archive.wrong_password', message, { password: message })
}
