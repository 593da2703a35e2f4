'use client'

import { useRegion } from '@/ui/region'

/** The day that it is on the estate, as `YYYY-MM-DD`. */
export function useToday(): string {
  const { now, timeZone } = useRegion()
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone } as const
  return new Intl.DateTimeFormat('en-CA', parts).format(now)
}
