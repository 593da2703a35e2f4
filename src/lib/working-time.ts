import { TZDate } from '@date-fns/tz'

/** Minutes after midnight on the clocks of the place. */
export type Span = { opens: number; closes: number }

export type WorkingWeek = {
  timeZone: string
  /** Spans by day, Monday first, in their order and without overlap; a day without any is closed. */
  days: readonly (readonly Span[])[]
  /** Days on which nobody works, as `YYYY-MM-DD`. */
  holidays: ReadonlySet<string>
}

/** Offices of estates that have said nothing: Monday to Friday, eight to five. */
export const USUAL_DAYS: WorkingWeek['days'] = Array.from({ length: 7 }, (_, day) =>
  day < 5 ? [{ opens: 8 * 60, closes: 17 * 60 }] : [],
)

const MINUTE_MS = 60_000
/** Past so many days without work, there is none to come. */
const LONGEST_REST_DAYS = 400

type Stretch = { from: number; to: number }

export function isWorkingTime(time: Date, week: WorkingWeek): boolean {
  return stretchAt(time, week) !== null
}

/** When the work that is going on at this time ends; null where nobody works. */
export function worksUntil(time: Date, week: WorkingWeek): Date | null {
  const stretch = stretchAt(time, week)
  return stretch && new Date(stretch.to)
}

/** When work next begins after this time; null where it never does. */
export function worksAgainAt(time: Date, week: WorkingWeek): Date | null {
  for (const { from } of stretchesFrom(time, week)) if (from > time.getTime()) return new Date(from)
  return null
}

/**
 * The time at which so many minutes of work have passed. An hour counts as one whatever the clocks do in it.
 * @throws RangeError where the week has no work at all
 */
export function addWorkingTime(from: Date, minutes: number, week: WorkingWeek): Date {
  let left = minutes * MINUTE_MS
  if (left <= 0) return from
  for (const stretch of stretchesFrom(from, week)) {
    const start = Math.max(stretch.from, from.getTime())
    if (stretch.to - start >= left) return new Date(start + left)
    left -= stretch.to - start
  }
  throw new RangeError('there are no working hours')
}

function stretchAt(time: Date, week: WorkingWeek): Stretch | null {
  const at = time.getTime()
  for (const stretch of stretchesFrom(time, week)) {
    if (stretch.from > at) return null
    if (stretch.to > at) return stretch
  }
  return null
}

/** Stretches of work that end after a time, in their order, until there are none for longer than a year. */
function* stretchesFrom(time: Date, week: WorkingWeek): Generator<Stretch> {
  const here = new TZDate(time, week.timeZone)
  let rest = 0
  // A day's last stretch may reach into the next where clocks are set back at midnight.
  for (let day = -1; rest <= LONGEST_REST_DAYS; day += 1) {
    const stretches = stretchesOf(
      new TZDate(here.getFullYear(), here.getMonth(), here.getDate() + day, 12, week.timeZone),
      week,
    )
    rest = stretches.length > 0 ? 0 : rest + 1
    for (const stretch of stretches) if (stretch.to > time.getTime()) yield stretch
  }
}

/** The stretches of one day, given as its noon. Clocks that are set forward shorten or swallow one; none runs into the next. */
function stretchesOf(noon: TZDate, { timeZone, days, holidays }: WorkingWeek): Stretch[] {
  const [year, month, date] = [noon.getFullYear(), noon.getMonth(), noon.getDate()]
  if (holidays.has(dayText(year, month, date))) return []
  const stretches: Stretch[] = []
  for (const { opens, closes } of days[(noon.getDay() + 6) % 7] ?? []) {
    const instant = (minutes: number) => new TZDate(year, month, date, 0, minutes, timeZone).getTime()
    const from = Math.max(instant(opens), stretches.at(-1)?.to ?? -Infinity)
    const to = instant(closes)
    if (to > from) stretches.push({ from, to })
  }
  return stretches
}

function dayText(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10)
}
