import type { FileKey, FileStore } from '@/integrations/storage/port'
import { systemClock, type Clock } from '../clock'
import { unsafeAcrossEstates } from '../db/client'
import type { PlatformJob } from '../worker'
import { fileStore } from './store'

const TAKEN_IN_WITHIN_MS = 24 * 3_600_000
/** Younger ones are under the hands of the sweep that wrote them. */
const LEFT_BEHIND_AFTER_MS = 30 * 60_000
const BATCH = 100
const GIVEN_UP_AFTER = 3
const LEFT_BEHIND_AT_MOST = 1000

/**
 * Removes the uploads that no record took in within a day, in every estate, and the bytes that a sweep before had to
 * leave behind. Any number may run at once.
 * @returns how many uploads were removed
 * @throws Error where bytes could not be removed; a later sweep does it
 */
export async function sweepUploads(
  clock: Clock = systemClock,
  store: FileStore = fileStore(),
): Promise<number> {
  const now = clock.now()
  let removed = 0
  let failed = 0
  for (let batch = BATCH; batch === BATCH;) {
    const keys = await removeRows(now)
    failed += await removeBytes(store, keys)
    batch = keys.length
    removed += batch
  }
  failed += await removeBytes(store, await leftBehind(now))
  if (failed > 0) throw new Error(`${failed} files could not be removed from the store`)
  return removed
}

/** The rows go, and what is left to do is written down, in one statement: nothing that stops us loses track of bytes. */
function removeRows(now: Date): Promise<FileKey[]> {
  const before = new Date(now.getTime() - TAKEN_IN_WITHIN_MS)
  // Whoever takes one in holds its lock: passed over here. Who comes later waits, and finds it gone.
  return unsafeAcrossEstates('uploads that nothing took in are removed').$queryRaw<FileKey[]>`
    WITH old AS (
      SELECT estate_id, id FROM file WHERE attached_at IS NULL AND created_at < ${before}
      ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
    ), removed AS (
      DELETE FROM file USING old WHERE file.estate_id = old.estate_id AND file.id = old.id
      RETURNING file.estate_id, file.id
    )
    INSERT INTO file_removal (estate_id, file_id, removed_at) SELECT estate_id, id, ${now} FROM removed
    RETURNING estate_id::text AS "estateId", file_id::text AS "fileId"`
}

function leftBehind(now: Date): Promise<FileKey[]> {
  return unsafeAcrossEstates('bytes that a sweep left behind are removed').fileRemoval.findMany({
    where: { removedAt: { lt: new Date(now.getTime() - LEFT_BEHIND_AFTER_MS) } },
    select: { estateId: true, fileId: true },
    orderBy: { removedAt: 'asc' },
    take: LEFT_BEHIND_AT_MOST,
  })
}

/** @returns how many could not be removed */
async function removeBytes(store: FileStore, keys: readonly FileKey[]): Promise<number> {
  if (keys.length === 0) return 0
  const done: FileKey[] = []
  let inARow = 0
  for (const key of keys) {
    // A store that is away lets each wait its time out.
    if (inARow === GIVEN_UP_AFTER) break
    try {
      await store.remove(key)
      done.push(key)
      inARow = 0
    } catch {
      // Stands in file_removal still.
      inARow++
    }
  }
  await unsafeAcrossEstates('bytes of removed uploads are gone').$executeRaw`
    DELETE FROM file_removal WHERE (estate_id, file_id) IN (SELECT * FROM unnest(
      ${done.map(({ estateId }) => estateId)}::uuid[], ${done.map(({ fileId }) => fileId)}::uuid[]))`
  return keys.length - done.length
}

export const uploadSweep: PlatformJob = {
  name: 'files.sweepUploads',
  schedule: '23 * * * *',
  run: async () => {
    await sweepUploads()
  },
}
