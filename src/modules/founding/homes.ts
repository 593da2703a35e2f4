import { unitKey } from '@/lib/text'
import type { HomesRow } from './schemas'

/** Numbers of one row: `A-` from 1, 24 of them, is A-1 … A-24. */
export function numbersOf({ prefix, first, count }: Pick<HomesRow, 'prefix' | 'first' | 'count'>): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${first + index}`)
}

export function homesIn(rows: readonly Pick<HomesRow, 'count'>[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0)
}

/** What two rows both have, as their numbers are written in the later one; and where that is. */
export function firstRepeated(rows: readonly HomesRow[]): { row: number; number: string } | null {
  const seen = new Set<string>()
  for (const [row, homes] of rows.entries())
    for (const number of numbersOf(homes)) {
      const key = unitKey(number)
      if (seen.has(key)) return { row, number }
      seen.add(key)
    }
  return null
}

/** The first letter that stands before no other row's numbers: A- for the first block, B- for the second. */
export function nextPrefix(rows: readonly Pick<HomesRow, 'prefix'>[]): string {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))
  const taken = new Set(rows.map(({ prefix }) => unitKey(prefix)))
  return `${letters.find((letter) => !taken.has(letter.toLowerCase())) ?? 'AA'}-`
}
