import { USUAL_DAYS, type Span, type WorkingWeek } from '@/lib/working-time'
import type { Ctx } from './context'

/** When the estate works: what it has said, or what is usual, and its holidays of a year around today. */
export async function workingWeekOf({
  db,
  estate,
  clock,
}: Pick<Ctx, 'db' | 'estate' | 'clock'>): Promise<WorkingWeek> {
  const year = clock.now().getUTCFullYear()
  const within = { gte: new Date(Date.UTC(year - 1, 0, 1)), lt: new Date(Date.UTC(year + 2, 0, 1)) }
  const spans = await db.workingSpan.findMany({
    orderBy: [{ weekday: 'asc' }, { opens: 'asc' }],
    select: { weekday: true, opens: true, closes: true },
  })
  const holidays = await db.holiday.findMany({ where: { day: within }, select: { day: true } })
  return {
    timeZone: estate.timeZone,
    days: spans.length === 0 ? USUAL_DAYS : byDay(spans),
    holidays: new Set(holidays.map(({ day }) => day.toISOString().slice(0, 10))),
  }
}

function byDay(spans: readonly (Span & { weekday: number })[]): Span[][] {
  return Array.from({ length: 7 }, (_, day) =>
    spans.filter(({ weekday }) => weekday === day + 1).map(({ opens, closes }) => ({ opens, closes })),
  )
}
