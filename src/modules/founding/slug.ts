import { fold } from '@/lib/text'
import { isEstateSlug } from '@/lib/host'

const LONGEST = 40

/** The address that a name would have: `Palm Grove Village` → `palm-grove-village`. Empty where none can be made of it. */
export function slugOf(name: string): string {
  const words = fold(name)
    .replace(/['’.]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  const slug = joinedWithin(words)
  if (slug === '' || isEstateSlug(slug)) return slug
  return isEstateSlug(`${slug}-estate`) ? `${slug}-estate` : ''
}

/** As many whole words as fit. */
function joinedWithin(words: readonly string[]): string {
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`
    if (longer.length > LONGEST) return slug === '' ? word.slice(0, LONGEST) : slug
    slug = longer
  }
  return slug
}

const MOST = 12

/** Addresses near a taken one, the likeliest to please first: with the town, with the country, then counted up. */
export function slugsNear(slug: string, place: { city?: string; country?: string }): string[] {
  const base = slugOf(slug)
  if (base === '') return []
  const places = [place.city ?? '', place.country ?? ''].map((words) => slugOf(words)).filter(Boolean)
  const endings = [
    ...places.filter((ending) => !base.endsWith(ending)),
    'estate',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    '9',
  ]
  const near = endings.map((ending) => `${base}-${ending}`.slice(0, 63)).filter(isEstateSlug)
  return [...new Set(near)].slice(0, MOST)
}
