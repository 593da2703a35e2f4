import type { Ctx } from '@/server/context'
import { sql, type Sql } from '@/server/db/sql'
import { readsAllContacts } from '../policy'

const MOST_HITS = 1000

/**
 * Who matches a search, as rows of `(id, rank)`. Somebody who may not read phones and addresses doesn't find people by
 * them either: of what was found, names, units and registrations must agree.
 */
export function hitsSql({ actor }: Pick<Ctx, 'actor'>, q: string): Sql {
  const found = sql`SELECT s.id, s.rank::float8 AS rank FROM search_members(${q}, ${MOST_HITS}) s`
  if (readsAllContacts(actor)) return found
  const name = sql`word_similarity(fold(${q}), fold(n.name))`
  const inUnit = sql`EXISTS (SELECT FROM occupancy o JOIN unit u ON u.estate_id = o.estate_id AND u.id = o.unit_id
    WHERE o.member_id = n.id AND unit_key(${q}) <> '' AND u.number_key LIKE unit_key(${q}) || '%')`
  const byPlate = sql`EXISTS (SELECT FROM vehicle v WHERE length(plate_key(${q})) >= 3 AND v.registration_key LIKE '%' || plate_key(${q}) || '%'
    AND (v.member_id = n.id OR EXISTS (SELECT FROM occupancy o WHERE o.member_id = n.id AND o.unit_id = v.unit_id)))`
  // The rank stands in the order and in the cursor: it must not tell how well a phone or an address matched.
  return sql`SELECT s.id, (CASE WHEN ${inUnit} THEN 1.5 WHEN ${byPlate} THEN 1.4 ELSE ${name} END)::float8 AS rank
    FROM search_members(${q}, ${MOST_HITS}) s JOIN member n ON n.id = s.id
    WHERE strpos(fold(n.name), fold(${q})) > 0 OR ${name} >= 0.4 OR ${inUnit} OR ${byPlate}`
}

export async function peopleHits(ctx: Ctx, q: string): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<
    { id: string }[]
  >`SELECT id FROM (${hitsSql(ctx, q)}) h ORDER BY rank DESC, id`
  return rows.map((row) => row.id)
}
