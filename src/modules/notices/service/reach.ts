import type { Prisma } from '@/generated/prisma/client'
import { sql, type Sql } from '@/server/db/sql'
import { LIVE_CHANNEL } from '@/server/relay'

export const REACH = { reach: true, planIds: true, countries: true, estateIds: true } as const

export type Reach = { reach: string; planIds: string[]; countries: string[]; estateIds: string[] }

/** Which rows of `estate e` a notice reaches: the same as the database's own rule for what an estate may read. */
export function reaches({ reach, planIds, countries, estateIds }: Reach): Sql {
  if (reach === 'all') return sql`true`
  if (reach === 'plans') return sql`e.plan_id = ANY(${planIds}::uuid[])`
  if (reach === 'countries') return sql`e.country = ANY(${countries})`
  return sql`e.id = ANY(${estateIds}::uuid[])`
}

/** PostgreSQL refuses a NOTIFY payload of 8,000 bytes or more. */
const IDS_IN_A_NOTIFY = 150

/** Has the open pages of all estates that are reached look again, once the transaction of `db` commits. */
export async function tellPages(
  db: Pick<Prisma.TransactionClient, '$queryRaw'>,
  notices: readonly Reach[],
): Promise<void> {
  const tell = (noticesOf: 'all' | string[]) =>
    db.$queryRaw`SELECT pg_notify(${LIVE_CHANNEL}, ${JSON.stringify({ noticesOf })})::text`
  if (notices.some(({ reach }) => reach === 'all')) {
    await tell('all')
    return
  }
  const ids = new Set<string>()
  for (const notice of notices) {
    const rows = await db.$queryRaw<
      { id: string }[]
    >`SELECT e.id::text FROM estate e WHERE ${reaches(notice)}`
    for (const { id } of rows) ids.add(id)
  }
  const all = [...ids]
  for (let from = 0; from < all.length; from += IDS_IN_A_NOTIFY)
    await tell(all.slice(from, from + IDS_IN_A_NOTIFY))
}
