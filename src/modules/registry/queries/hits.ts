import { withoutLead } from '@/lib/text'
import type { Ctx } from '@/server/context'
import { sql, type Sql } from '@/server/db/sql'
import { notEndedSql, readsAllContacts, seenTiesSql, vehicleRowsSql, type Asker } from '../policy'

const MOST_HITS = 1000

/**
 * Who matches a search, as rows of `(id, rank)`. Nobody is found by what the reader may not see: of what was found for
 * somebody who may not read phones and addresses, the name, a unit or a registration within their reach must agree.
 */
export function hitsSql(asker: Asker, words: string): Sql {
  const q = searched(asker, words)
  if (readsAllContacts(asker.actor))
    return foundSql(q, asker.actor.scopes('vehicles:read').has('estate'), sql`s.rank::float8`)
  const name = sql`word_similarity(fold(${q}), fold(n.name))`
  const inUnit = sql`EXISTS (SELECT FROM occupancy o JOIN unit u ON u.estate_id = o.estate_id AND u.id = o.unit_id
    WHERE o.member_id = n.id AND unit_key(${q}) <> '' AND u.number_key LIKE unit_key(${q}) || '%' AND ${seenTiesSql(asker)})`
  const byPlate = sql`EXISTS (SELECT FROM vehicle v WHERE length(plate_key(${q})) >= 3 AND v.registration_key LIKE '%' || plate_key(${q}) || '%'
    AND (v.member_id = n.id OR EXISTS (SELECT FROM occupancy o WHERE o.member_id = n.id AND o.unit_id = v.unit_id AND ${notEndedSql(asker)}))
    AND ${vehicleRowsSql(asker)})`
  // The rank stands in the order and in the cursor: it must not tell how well a phone or an address matched.
  return sql`${foundSql(q, true, sql`(CASE WHEN ${inUnit} THEN 1.5 WHEN ${byPlate} THEN 1.4 ELSE ${name} END)::float8`)}
    JOIN member n ON n.id = s.id
    WHERE strpos(fold(n.name), fold(${q})) > 0 OR ${name} >= 0.4 OR ${inUnit} OR ${byPlate}`
}

/** What is searched for, without the estate's word for its units before a number. */
export function searched({ estate }: Pick<Asker, 'estate'>, words: string): string {
  return withoutLead(words, [estate.unitWord, 'unit'])
}

function foundSql(q: string, byPlate: boolean, rank: Sql): Sql {
  return sql`SELECT s.id, ${rank} AS rank FROM search_members(${q}, ${MOST_HITS}, ${byPlate}) s`
}

export async function peopleHits(ctx: Ctx, q: string): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<
    { id: string }[]
  >`SELECT id FROM (${hitsSql(ctx, q)}) h ORDER BY rank DESC, id`
  return rows.map((row) => row.id)
}
