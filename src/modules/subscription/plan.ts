/** A plan's price of one unit for one month, in minor units. */
export type Price = { currency: string; amount: bigint }

/** In which an estate pays whose own currency a plan has no price in. */
const ELSEWHERE = 'USD'

/** What an estate of this currency pays for a unit and month; null where the plan has no price for it. */
export function priceFor(prices: readonly Price[], currency: string): Price | null {
  return (
    prices.find((price) => price.currency === currency) ??
    prices.find((price) => price.currency === ELSEWHERE) ??
    null
  )
}

/** What a plan can be too small for, by how much of it there is. Messages are left out: their month ends. */
const HELD = ['units', 'staff', 'storage'] as const
type Over = { limit: (typeof HELD)[number]; used: number; max: number }
export type Limits = { maxUnits: number | null; maxStaff: number | null; maxStorage: bigint | null }

/** What an estate has more of than a plan holds. */
export function overIn(
  { maxUnits, maxStaff, maxStorage }: Limits,
  used: Record<Over['limit'], number>,
): Over[] {
  const most = { units: maxUnits, staff: maxStaff, storage: maxStorage === null ? null : Number(maxStorage) }
  return HELD.flatMap((limit) => {
    const max = most[limit]
    return max !== null && used[limit] > max ? [{ limit, used: used[limit], max }] : []
  })
}

/** “150 units (620 are in use) and 8 staff seats (9 are in use)”. */
export function overWords(over: readonly Over[]): string {
  const number = (count: number) => count.toLocaleString('en')
  const amount = { units: 'units', staff: 'staff seats', storage: 'of files' } as const
  const say = (limit: Over['limit'], count: number) =>
    limit === 'storage'
      ? `${(count / Number(GB)).toLocaleString('en', { maximumFractionDigits: 2 })} GB`
      : number(count)
  return new Intl.ListFormat('en').format(
    over.map(
      ({ limit, used, max }) => `${say(limit, max)} ${amount[limit]} (${say(limit, used)} are in use)`,
    ),
  )
}

export const GB = 1_000_000_000n

/** The part of a plan's address and of what providers call it, out of its name. */
export function keyOf(name: string): string {
  return (
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40)
      .replace(/-+$/, '') || 'plan'
  )
}
