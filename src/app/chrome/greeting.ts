export type PartOfDay = 'night' | 'morning' | 'afternoon' | 'evening'

/** The part of the day that people greet each other by, on the estate's clock; at night it is neither evening nor morning. */
export function partOfDay(now: Date, timeZone: string): PartOfDay {
  const hour = Number(
    new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(now),
  )
  if (hour < 5) return 'night'
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
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
