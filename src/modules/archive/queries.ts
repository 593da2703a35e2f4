import type { Ctx } from '@/server/context'
import { notAllowed, notFound } from '@/server/errors'
import { fileStore } from '@/server/files/store'
import type { StreamedDownload } from '@/server/module'
import { GIVEN_UP_AFTER_MS } from './archive'
import { archiveFetched } from './events'
import { archiveStatus } from './schemas'

function requireExport({ actor }: Pick<Ctx, 'actor'>): void {
  if (!actor.scopes('estate:export').has('estate')) throw notAllowed('estate:export')
}

const SHOWN = 10

/** The archives of late, newest first, and what each has become. */
export async function listArchives(ctx: Ctx) {
  requireExport(ctx)
  const rows = await ctx.db.estateArchive.findMany({
    orderBy: { id: 'desc' },
    take: SHOWN,
    relationLoadStrategy: 'join',
    select: {
      id: true,
      status: true,
      askedAt: true,
      beatAt: true,
      total: true,
      done: true,
      size: true,
      expiresAt: true,
      askedBy: { select: { name: true } },
    },
  })
  const now = ctx.clock.now().getTime()
  return rows.map(({ beatAt, size, status, ...row }) => ({
    ...row,
    size: size === null ? null : Number(size),
    status: statusNow({ status, beatAt, expiresAt: row.expiresAt }, now),
  }))
}

/** What the sweep, or who asks next, will write down anyway. */
function statusNow(row: { status: string; beatAt: Date; expiresAt: Date | null }, now: number) {
  const status = archiveStatus.parse(row.status)
  if (status === 'ready' && row.expiresAt && row.expiresAt.getTime() <= now) return 'expired'
  const isUnderWay = status === 'queued' || status === 'running'
  return isUnderWay && now - row.beatAt.getTime() > GIVEN_UP_AFTER_MS ? 'failed' : status
}

async function readyArchive(ctx: Ctx, id: string) {
  const archive = (await listArchives(ctx)).find((one) => one.id === id && one.status === 'ready')
  if (!archive || archive.size === null) throw notFound('export')
  return { ...archive, size: archive.size }
}

/** Where a finished archive is fetched. */
export async function archiveHref(ctx: Ctx, id: string): Promise<{ href: string }> {
  const archive = await readyArchive(ctx, id)
  return { href: `/api/export/archive/file?id=${archive.id}` }
}

/** A finished archive, on each fetching asked anew: who it is, what they may, whose it is, and whether its day is over. */
export async function fetchArchive(ctx: Ctx, query: URLSearchParams): Promise<StreamedDownload> {
  requireExport(ctx)
  const id = query.get('id') ?? ''
  const archive = await readyArchive(ctx, id)
  const stream = await fileStore().read({ estateId: ctx.estate.id, fileId: id })
  if (!stream) throw notFound('export')
  await ctx.tx((tx) =>
    tx.emit(archiveFetched, { entityId: id, payload: { askedById: tx.actor.id }, internal: true }),
  )
  const day = archive.askedAt.toISOString().slice(0, 10)
  return {
    name: `${ctx.estate.slug} ${day}.zip`,
    mime: 'application/zip',
    size: archive.size,
    stream,
  }
}
