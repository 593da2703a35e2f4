'use client'

import { useRegion } from '@/ui/region'

/** The time at the gate, which goes into every log; a phone shows its own. */
export function GateClock() {
  const { now, locale, timeZone } = useRegion()
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(now)
  return (
    <time
      dateTime={new Date(now).toISOString()}
      className="mr-2 font-mono text-20 text-ink max-sm:hidden"
      suppressHydrationWarning
    >
      {time}
    </time>
  )
}
