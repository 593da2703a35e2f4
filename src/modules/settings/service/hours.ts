import { changesOf, type Change } from '@/lib/changes'
import type { Ctx, TxCtx } from '@/server/context'
import { notFound } from '@/server/errors'
import { holidaysChanged, hoursChanged } from '../events'
import { requireSetting } from '../policy'
import { hoursOf } from '../queries'
import type { AddHolidays, RemoveHoliday, SaveHours, Week } from '../schemas'
import { lockEstate, requireUnchanged } from './state'

/** Saves when the estate works. Times that run already are judged by the new hours from now on. */
export async function saveHours(ctx: Ctx, { asOf, week }: SaveHours): Promise<void> {
  requireSetting(ctx, 'settings:hours')
  await ctx.tx(async (tx) => {
    await lockEstate(tx)
    const before = await hoursOf(tx)
    await requireUnchanged(tx, hoursChanged, { seen: asOf, now: before.asOf })
    await tx.db.workingSpan.deleteMany({})
    await tx.db.workingSpan.createMany({
      data: week.flatMap((spans, day) => spans.map((span) => ({ weekday: day + 1, ...span }))),
    })
    const changes = changesOf(wordsOf(before.week), wordsOf(week))
    if (Object.keys(changes).length > 0)
      await tx.emit(hoursChanged, { entityId: tx.estate.id, payload: {}, changes })
  })
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** `08:00–12:00, 13:00–17:00` for each day, as the trail tells it. */
function wordsOf(week: Week): Record<string, string> {
  const time = (minutes: number) =>
    [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return Object.fromEntries(
    DAYS.map((day, index) => [
      day,
      (week[index] ?? []).map(({ opens, closes }) => `${time(opens)}–${time(closes)}`).join(', '),
    ]),
  )
}

/** Adds days on which nobody works; a day that is there already gets the new name. */
export async function addHolidays(
  ctx: Ctx,
  { holidays }: AddHolidays,
): Promise<{ added: number; renamed: number }> {
  requireSetting(ctx, 'settings:hours')
  return ctx.tx(async (tx) => {
    await lockEstate(tx)
    const names = new Map(holidays.map(({ day, name }) => [day, name]))
    const there = await namesOf(tx, [...names.keys()])
    const changes: Record<string, Change> = {}
    for (const [day, name] of names) {
      const before = there.get(day) ?? null
      if (before === name) continue
      changes[day] = [before, name]
      await tx.db.holiday.upsert({
        where: { estateId_day: { estateId: tx.estate.id, day: new Date(day) } },
        create: { day: new Date(day), name },
        update: { name },
        select: { id: true },
      })
    }
    const changed = Object.values(changes)
    if (changed.length > 0) await tx.emit(holidaysChanged, { entityId: tx.estate.id, payload: {}, changes })
    const renamed = changed.filter(([before]) => before !== null).length
    return { added: changed.length - renamed, renamed }
  })
}

async function namesOf(tx: TxCtx, days: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.db.holiday.findMany({
    where: { day: { in: days.map((day) => new Date(day)) } },
    select: { day: true, name: true },
  })
  return new Map(rows.map(({ day, name }) => [day.toISOString().slice(0, 10), name]))
}

export async function removeHoliday(ctx: Ctx, { id }: RemoveHoliday): Promise<void> {
  requireSetting(ctx, 'settings:hours')
  await ctx.tx(async (tx) => {
    const holiday = await tx.db.holiday.findUnique({ where: tx.key(id), select: { day: true, name: true } })
    if (!holiday) throw notFound('holiday')
    const { count } = await tx.db.holiday.deleteMany({ where: { id } })
    if (count === 0) throw notFound('holiday')
    const day = holiday.day.toISOString().slice(0, 10)
    await tx.emit(holidaysChanged, {
      entityId: tx.estate.id,
      payload: {},
      changes: { [day]: [holiday.name, null] },
    })
  })
}
