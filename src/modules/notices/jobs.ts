import { unsafeAcrossEstates } from '@/server/db/client'
import type { PlatformJob } from '@/server/worker'
import { REACH, tellPages } from './service/reach'
import { noticeTurnsJob } from './work'

async function turn(raw: unknown): Promise<void> {
  const { id } = noticeTurnsJob.payload.parse(raw)
  const db = unsafeAcrossEstates('a notice appears or goes')
  const notice = await db.notice.findFirst({ where: { id, state: 'published' }, select: REACH })
  if (notice) await tellPages(db, [notice])
}

export const noticesJobs: readonly PlatformJob[] = [{ name: noticeTurnsJob.name, run: turn }]
