import type { Clock } from '@/server/clock'
import { unsafeAcrossEstates } from '@/server/db/client'

const DAY_MS = 24 * 3_600_000
/** Two years, where the estate has set nothing else. */
const USUAL_DAYS = 730
/** What no setting goes below; the database holds to 90 days besides. */
const LEAST_DAYS = 365

/** For how many days an estate keeps its events. */
export async function keptDays(estateId: string): Promise<number> {
  const said = await unsafeAcrossEstates('how long an estate keeps its events is read').retention.findUnique({
    where: { estateId_what: { estateId, what: 'audit.events' } },
    select: { days: true },
  })
  return Math.max(LEAST_DAYS, said?.days ?? USUAL_DAYS)
}

/** Estates with a seal so old that all of its events may have to go. */
export async function estatesToPrune(clock: Clock): Promise<string[]> {
  const before = new Date(clock.now().getTime() - LEAST_DAYS * DAY_MS)
  const rows = await unsafeAcrossEstates('events are removed that are older than their estate keeps them')
    .$queryRaw<{ id: string }[]>`SELECT e.id::text FROM estate e WHERE EXISTS
      (SELECT FROM event_seal s WHERE s.estate_id = e.id AND s.number = 1 AND s.last_at < ${before})`
  return rows.map(({ id }) => id)
}
