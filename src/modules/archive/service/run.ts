import type { Ctx } from '@/server/context'
import { makeCtx, systemActor } from '@/server/make-context'
import { KEPT_HOURS } from '../archive'
import { archiveFailed, archiveReady } from '../events'
import { writeArchive, type Made } from './make'

const BEAT_MS = 1000

/**
 * The worker's part: makes the archive from the beginning, whoever began it before. Only who finds it still under way at
 * its end says that it is ready.
 */
export async function runArchive(jobCtx: Ctx, id: string, signal: AbortSignal): Promise<void> {
  const ctx = makeCtx({ ...jobCtx, actor: systemActor('Export') })
  const { count } = await ctx.db.estateArchive.updateMany({
    where: { id, status: { in: ['queued', 'running'] } },
    data: { status: 'running', done: 0, beatAt: ctx.clock.now() },
  })
  if (count === 0) return
  const beats = new Beats(ctx, id)
  try {
    const made = await writeArchive(ctx, id, { signal, begin: (total) => beats.begin(total) })
    await beats.stop()
    await finish(ctx, id, made)
  } catch (error) {
    await beats.stop()
    // Another worker begins again.
    if (signal.aborted) throw error
    ctx.log.error({ err: error, archive: id }, 'an archive could not be made')
    await giveUp(ctx, id)
  }
}

/** Says once a second how far it is. */
class Beats {
  private readonly timer: NodeJS.Timeout
  private total = 0
  private done = 0
  private saying: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly ctx: Ctx,
    private readonly id: string,
  ) {
    this.timer = setInterval(() => this.say(), BEAT_MS)
  }

  begin(total: number) {
    this.total = total
    this.say()
    return { total, add: (steps: number) => (this.done += steps) }
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    await this.saying
  }

  private say(): void {
    const { ctx, id, total, done } = this
    this.saying = this.saying.then(() =>
      ctx.db.estateArchive
        .updateMany({
          where: { id, status: 'running' },
          data: { total, done: Math.min(done, total), beatAt: ctx.clock.now() },
        })
        .catch((err: unknown) =>
          ctx.log.warn({ err, archive: id }, 'how far an archive is could not be said'),
        ),
    )
  }
}

async function finish(ctx: Ctx, id: string, { size, sha256 }: Made): Promise<void> {
  const now = ctx.clock.now()
  await ctx.tx(async (tx) => {
    const row = await tx.db.estateArchive.findUniqueOrThrow({
      where: tx.key(id),
      select: { askedById: true, total: true },
    })
    const { count } = await tx.db.estateArchive.updateMany({
      where: { id, status: 'running' },
      data: {
        status: 'ready',
        size,
        sha256,
        done: row.total,
        finishedAt: now,
        expiresAt: new Date(now.getTime() + KEPT_HOURS * 3_600_000),
      },
    })
    if (count === 0) return
    const payload = { askedById: row.askedById, size }
    await tx.emit(archiveReady, { entityId: id, payload, internal: true })
  })
}

async function giveUp(ctx: Ctx, id: string): Promise<void> {
  await ctx.tx(async (tx) => {
    const { count } = await tx.db.estateArchive.updateMany({
      where: { id, status: 'running' },
      data: { status: 'failed', finishedAt: tx.clock.now() },
    })
    if (count > 0)
      await tx.emit(archiveFailed, { entityId: id, payload: { askedById: null }, internal: true })
  })
}
