/** What every ticket's number begins with. */
export const NUMBER_PREFIX = 'MNT'

const WHOLE = new RegExp(`^(?:${NUMBER_PREFIX}[\\s-]*)?(\\d{4})[\\s-]+(\\d{1,7})$`, 'i')
const SHORT = new RegExp(`^(?:${NUMBER_PREFIX}[\\s-]*)?(\\d{1,7})$`, 'i')

/** The numbers that a search can mean: `mnt 2026 41` is one, `41` is that of this year and of the two before. */
export function numbersMeant(q: string, now: Date): string[] {
  const text = q.trim()
  const [, year, whole] = WHOLE.exec(text) ?? []
  if (year && whole) return [numberOf(Number(year), whole)]
  const [, short] = SHORT.exec(text) ?? []
  const thisYear = now.getUTCFullYear()
  return short ? [0, 1, 2].map((back) => numberOf(thisYear - back, short)) : []
}

const numberOf = (year: number, digits: string) =>
  `${NUMBER_PREFIX}-${year}-${String(Number(digits)).padStart(4, '0')}`
