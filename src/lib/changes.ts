type Plain = string | number | boolean | readonly string[] | null

export type Change = readonly [Plain, Plain]

/** What differs of the fields that both have, as an event tells it: `{ field: [before, after] }`. */
export function changesOf<Fields extends Record<string, Plain>>(
  before: Fields,
  after: { [Name in keyof Fields]?: Plain },
): Record<string, Change> {
  const changes: Record<string, Change> = {}
  for (const [field, old] of Object.entries(before)) {
    const now = after[field]
    if (now !== undefined && JSON.stringify(old) !== JSON.stringify(now)) changes[field] = [old, now]
  }
  return changes
}
