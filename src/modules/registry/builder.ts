/** How a builder stands on a day: who has ended, whose insurance has lapsed or whose time is over gets no passes for workers. */
export type BuilderStanding = 'active' | 'not_begun' | 'insurance_lapsed' | 'period_over' | 'ended'

type Terms = {
  buildingStart: string | null
  buildingEnd: string | null
  /** The last day on which it holds. */
  insuranceExpiry: string | null
  endedOn: string | null
}

export function standingOf(terms: Terms, today: string): BuilderStanding {
  const { buildingStart, buildingEnd, insuranceExpiry, endedOn } = terms
  if (endedOn !== null && endedOn <= today) return 'ended'
  if (insuranceExpiry !== null && insuranceExpiry < today) return 'insurance_lapsed'
  if (buildingEnd !== null && buildingEnd < today) return 'period_over'
  return buildingStart !== null && buildingStart > today ? 'not_begun' : 'active'
}
