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
