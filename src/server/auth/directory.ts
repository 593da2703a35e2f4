import { accountQuery } from '../db/client'

type Entry = { id: string; until: number }

const known = new Map<string, Entry>()
const KEEP_MS = 60_000
const MOST_KEPT = 10_000

/**
 * The id of the estate with a slug, or null. A slug hardly ever changes, so the answer is kept for a minute: whoever reads
 * the estate by it looks whether the slug is still its own, and asks for the estate of now where it isn't.
 */
export async function estateIdOf(slug: string): Promise<string | null> {
  const entry = known.get(slug)
  if (entry && entry.until > Date.now()) return entry.id
  return estateIdNow(slug)
}

/** The same, asked of the database. */
export async function estateIdNow(slug: string): Promise<string | null> {
  const rows = await accountQuery<{ id: string }>('SELECT id FROM estate WHERE slug = $1', [slug])
  const id = rows[0]?.id
  known.delete(slug)
  if (!id) return null
  const oldest = known.size >= MOST_KEPT ? known.keys().next().value : undefined
  if (oldest) known.delete(oldest)
  known.set(slug, { id, until: Date.now() + KEEP_MS })
  return id
}
