import type { PropertyKind, UnitKind } from './schemas'

const STREET =
  /\b(?:street|str?|road|rd|avenue|ave|lane|drive|crescent|cres|close|circle|boulevard|walk|straat|laan|weg|singel|rue|rua)\b\.?$/i
const SECTION = /\b(?:phase|section|precinct|zone|village|extension|ext)\b/i

/** What a list means by the name of a block or street. */
export function propertyKindOf(name: string): PropertyKind {
  if (STREET.test(name.trim())) return 'street'
  return SECTION.test(name) ? 'section' : 'block'
}

/** What units are, by the estate's word for them. */
export function unitKindOf(unitWord: string): UnitKind {
  if (/flat|apartment|apt/i.test(unitWord)) return 'flat'
  return /stand|plot/i.test(unitWord) ? 'stand' : 'house'
}
