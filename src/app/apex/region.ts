import { COUNTRIES } from '@/lib/countries'

/** The first country that a browser asks for by its languages, of those that we know well. */
export function regionOf(acceptLanguage: string | null): string | null {
  for (const [, region = ''] of (acceptLanguage ?? '').matchAll(/[a-z]{2,3}-([A-Z]{2})\b/g))
    if (region in COUNTRIES) return region
  return null
}
