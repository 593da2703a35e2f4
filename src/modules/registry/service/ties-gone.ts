import { z } from 'zod'

const tie = z.object({ unit_id: z.uuid(), member_id: z.uuid() })

type Gone = readonly { table: string; before: unknown; after: unknown }[]

/** The units and people of ties that an import had made or changed, and that were taken back. */
export function tiesGone(gone: Gone) {
  const ties = gone
    .filter(({ table }) => table === 'occupancy')
    .flatMap(({ before, after }) => [before, after].flatMap((state) => tie.safeParse(state).data ?? []))
  const people = [...new Set(ties.map(({ member_id }) => member_id))]
  return { units: [...new Set(ties.map(({ unit_id }) => unit_id))], people, mayLeave: people }
}
