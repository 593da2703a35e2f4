import { useRegion } from '@/ui/region'

/** A day as it is written where the estate is. */
export function useDate(dateStyle: 'long' | 'medium' = 'long'): (at: Date) => string {
  const { locale, timeZone } = useRegion()
  return (at) => new Intl.DateTimeFormat(locale, { dateStyle, timeZone }).format(at)
}
