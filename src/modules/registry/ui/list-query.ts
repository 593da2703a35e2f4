import type { z } from 'zod'

/** What stands behind the question mark of a list's page. */
export type Address = { get: (name: string) => string | null; getAll: (name: string) => string[] }

/** The values of a filter in the address that the list knows; nothing where it is off. */
export function known<Value>(address: Address, name: string, schema: z.ZodType<Value>): Value[] | undefined {
  const found = address.getAll(name).flatMap((value) => schema.safeParse(value).data ?? [])
  return found.length > 0 ? found : undefined
}

const LONGEST_SEARCH = 100

export function searchOf(address: Address): string | undefined {
  return address.get('q')?.trim().slice(0, LONGEST_SEARCH) || undefined
}

/** Which column the list goes by, and whether from its end: `sort=-name`. */
export function sortOf(address: Address): { by: string; down: boolean } {
  const sort = address.get('sort') ?? ''
  return { by: sort.replace(/^-/, ''), down: sort.startsWith('-') }
}

/** How many there are, where it is known to the last. */
export function totalOf(count: { count: number; more: boolean } | undefined): number | undefined {
  return count && !count.more ? count.count : undefined
}
