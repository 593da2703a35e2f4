export type PartOfDay = 'morning' | 'afternoon' | 'evening'

/** How people greet each other at this hour of the estate's clock. */
export function partOfDay(now: Date, timeZone: string): PartOfDay {
  const hour = Number(
    new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(now),
  )
  if (hour >= 4 && hour < 12) return 'morning'
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening'
}

/** What somebody is called by: the first word of the name. */
export function calledName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}

/** Today at the estate, in its own manner: `Saturday, 21 November`. */
export function dayWords(now: Date, { locale, timeZone }: { locale: string; timeZone: string }): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(
    now,
  )
}
