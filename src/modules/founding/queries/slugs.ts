import { isEstateSlug, RESERVED_SLUGS } from '@/lib/host'
import { COUNTRIES } from '@/lib/countries'
import { accountDb } from '@/server/db/client'
import { conflict, type DomainError } from '@/server/errors'
import { slugOf, slugsNear } from '../slug'

type Wanted = { slug: string; city?: string; country?: string }

export type SlugAnswer = {
  state: 'free' | 'taken' | 'reserved' | 'shape'
  /** A free one near it, where it can't be had. */
  suggestion: string | null
}

/** Whether an estate may have this address, and else one near it that it may. */
export async function slugAnswer({ slug, city, country = '' }: Wanted): Promise<SlugAnswer> {
  const state = RESERVED_SLUGS.has(slug) ? 'reserved' : isEstateSlug(slug) ? 'free' : 'shape'
  if (state === 'shape') {
    const like = slugOf(slug)
    const [free] = like ? await freeOf([like, ...slugsNear(like, { city })]) : []
    return { state, suggestion: free ?? null }
  }
  const near = slugsNear(slug, { city, country: COUNTRIES[country]?.name })
  const free = await freeOf([slug, ...near])
  if (state === 'free' && free.includes(slug)) return { state, suggestion: null }
  return { state: state === 'free' ? 'taken' : state, suggestion: free.find((one) => one !== slug) ?? null }
}

/** The same for an estate that is there: its own address is free for it. */
export async function slugAnswerFor({ of, ...wanted }: Wanted & { of?: string }): Promise<SlugAnswer> {
  if (!of) return slugAnswer(wanted)
  const own = await accountDb().estate.findFirst({
    where: { id: of, slug: wanted.slug },
    select: { id: true },
  })
  return own ? { state: 'free', suggestion: null } : slugAnswer(wanted)
}

/** Those of a few that no estate has, in their order: one query. */
async function freeOf(slugs: readonly string[]): Promise<string[]> {
  const rows = await accountDb().estate.findMany({
    where: { slug: { in: [...slugs] } },
    select: { slug: true },
  })
  const taken = new Set(rows.map(({ slug }) => slug))
  return slugs.filter((slug) => !taken.has(slug) && isEstateSlug(slug))
}

const WORDS = {
  free: 'This address is free.',
  taken: 'Another estate has this address. Choose one that is free.',
  reserved: 'We keep this name for ourselves. Choose another.',
  shape: '3 to 63 small letters and digits, with single dashes between.',
} as const

export function slugRefusal({ state, suggestion }: SlugAnswer): DomainError {
  return conflict(`founding.slug_${state}`, WORDS[state], { fields: { slug: WORDS[state] }, suggestion })
}
