import { unitKey } from '@/lib/text'
import type { Ctx } from '@/server/context'

/** What columns with a unit's number are called. */
export const UNIT_NAMES =
  'unit, unit no, unit code, erf, erf no, erven, stand, stand no, plot, plot no, lot, lot no, flat, flat no, apartment, apartment no, apt, apt no, door, door no, house, house no, villa, villa no, appartement, apartamento, casa, maison, eenheid, woonstel, nyumba, wohnung, unidad'

/** The estate's units by their keys. */
export async function unitIds(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await ctx.db.unit.findMany({ select: { id: true, number: true } })
  return new Map(rows.map(({ id, number }) => [unitKey(number), id]))
}
