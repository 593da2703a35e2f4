import { z } from 'zod'

/**
 * What was typed on the way to an estate, kept in this browser for a day, so that it can be left and taken up again: also
 * from the link in the mail, which opens another tab. The password is not among it.
 */
const PLACE = 'gatehouse.founding'
const DAY_MS = 86_400_000

const homesRow = z.object({
  name: z.string(),
  prefix: z.string(),
  first: z.string(),
  count: z.string(),
})

const kept = z.object({
  at: z.number(),
  key: z.string().optional(),
  estate: z.record(z.string(), z.string()).optional(),
  homes: z.array(homesRow).optional(),
  founder: z.record(z.string(), z.string()).optional(),
})
export type Kept = z.infer<typeof kept>

export function readKept(): Kept | null {
  try {
    const parsed = kept.safeParse(JSON.parse(localStorage.getItem(PLACE) ?? 'null'))
    return parsed.success && parsed.data.at > Date.now() - DAY_MS ? parsed.data : null
  } catch {
    return null
  }
}

type Typed = { key?: string; estate?: object; homes?: readonly object[]; founder?: object }

export function keep(part: Typed): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify({ ...readKept(), ...part, at: Date.now() }, withoutPassword))
  } catch {
    return
  }
}

export function dropKept(): void {
  try {
    localStorage.removeItem(PLACE)
  } catch {
    return
  }
}

function withoutPassword(name: string, value: unknown): unknown {
  return name === 'password' ? undefined : value
}
