export const KEPT_UNITS = ['days', 'months', 'years'] as const
type KeptUnit = (typeof KEPT_UNITS)[number]

const DAYS: Record<KeptUnit, number> = { days: 1, months: 30, years: 365 }

export function daysIn(count: number, unit: KeptUnit): number {
  return count * DAYS[unit]
}

/** A number of days in the largest unit that holds it whole: 730 is two years, 90 three months, 100 days are days. */
export function inWords(days: number): { count: number; unit: KeptUnit } {
  for (const unit of ['years', 'months'] as const)
    if (days % DAYS[unit] === 0) return { count: days / DAYS[unit], unit }
  return { count: days, unit: 'days' }
}
