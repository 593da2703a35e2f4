import { useLocale } from 'next-intl'

/** Names of countries by their two letters, in the reader's language. */
export function useCountryName(): (code: string) => string {
  const names = new Intl.DisplayNames([useLocale()], { type: 'region' })
  return (code) => names.of(code) ?? code
}
