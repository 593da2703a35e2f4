import { systemClock, type Clock } from '@/server/clock'
import { unsafeAcrossEstates } from '@/server/db/client'
import type { PlatformJob } from '@/server/worker'

/**
 * Ends the archives whose day is over, in every estate. Their bytes are written down to be removed in the same
 * statement, and the sweep of files removes them, however often it takes.
 */
export async function sweepArchives(clock: Clock = systemClock): Promise<number> {
  const now = clock.now()
  // Old enough that the next sweep of files takes them up at once.
  const due = new Date(now.getTime() - 3_600_000)
  return unsafeAcrossEstates('archives whose day is over are removed').$executeRaw`
    WITH ended AS (
      UPDATE estate_archive SET status = 'expired' WHERE status = 'ready' AND expires_at < ${now}
      RETURNING estate_id, id
    )
    INSERT INTO file_removal (estate_id, file_id, removed_at) SELECT estate_id, id, ${due} FROM ended
    ON CONFLICT DO NOTHING`
}

export const archiveSweep: PlatformJob = {
  name: 'archive.sweep',
  schedule: '13 * * * *',
  run: async () => {
    await sweepArchives()
  },
}
