import { datedInstant } from './dated-instant'
import { useRegion } from './region'

/** Says a moment by its date and time, for sentences that have one in them. */
export function useExactTime(): (at: Date) => string {
  const region = useRegion()
  return (at) => datedInstant(at, region)
}
