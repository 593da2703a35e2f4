const ROWS = 500

/** A long list in pieces that one statement takes easily. */
export function* inBatches<T>(list: readonly T[]): Generator<T[]> {
  for (let from = 0; from < list.length; from += ROWS) yield list.slice(from, from + ROWS)
}
