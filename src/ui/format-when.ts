export type Zone = { locale: string; timeZone: string }

/** What a reader calls a moment: relative to today, or by its date. `time` is always 24-hour. */
export type Spoken =
  { kind: 'today' | 'yesterday' | 'tomorrow'; time: string } | { kind: 'date'; date: string; time: string }

const DAY = 86_400_000

/** The words for an instant as seen at `now` in the zone: today 14:05, Tue 3 Mar, 3 Mar 2024. */
export function spokenInstant(at: Date, now: Date, zone: Zone): Spoken {
  const time = clockTime(at, zone)
  const day = dayIn(at, zone.timeZone)
  const kind = relativeDay(day, dayIn(now, zone.timeZone))
  return kind ? { kind, time } : { kind: 'date', date: spokenDate(day, now, zone), time }
}

/** The words for a calendar day (`YYYY-MM-DD`), which has no time zone of its own. */
export function spokenDay(day: string, now: Date, zone: Zone): Spoken {
  const kind = relativeDay(day, dayIn(now, zone.timeZone))
  return kind ? { kind, time: '' } : { kind: 'date', date: spokenDate(day, now, zone), time: '' }
}

/** Everything about an instant, for the hover: Tuesday 3 March 2026, 14:05:09 SAST. */
export function exactInstant(at: Date, { locale, timeZone }: Zone): string {
  const date = format(at, locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  })
  const time = format(at, locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    timeZone,
  })
  return `${date}, ${time}`
}

/** The whole date of a calendar day, for the hover. */
export function exactDay(day: string, { locale }: Zone): string {
  const options = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  } as const
  return format(noon(day), locale, options)
}

/** The calendar day (`YYYY-MM-DD`) on which an instant falls in a zone. */
export function dayIn(at: Date, timeZone: string): string {
  return format(at, 'en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone })
}

function relativeDay(day: string, today: string): 'today' | 'yesterday' | 'tomorrow' | undefined {
  const distance = Math.round((noon(day).getTime() - noon(today).getTime()) / DAY)
  if (distance === 0) return 'today'
  if (distance === -1) return 'yesterday'
  return distance === 1 ? 'tomorrow' : undefined
}

function spokenDate(day: string, now: Date, { locale, timeZone }: Zone): string {
  const at = noon(day)
  const sameYear = day.slice(0, 4) === dayIn(now, timeZone).slice(0, 4)
  const year = sameYear ? undefined : ('numeric' as const)
  const date = format(at, locale, { day: 'numeric', month: 'short', year, timeZone: 'UTC' }).replace(/^0/, '')
  return sameYear ? `${format(at, locale, { weekday: 'short', timeZone: 'UTC' })} ${date}` : date
}

/** The time of an instant in a zone, always of 24 hours. */
export function clockTime(at: Date, { locale, timeZone }: Zone): string {
  return format(at, locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs far more than using it, and a list uses the same one hundreds of times. */
export function format(at: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  const key = locale + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, known)
  return known.format(at)
}
