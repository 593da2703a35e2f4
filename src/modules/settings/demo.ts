import type { Ctx } from '@/server/context'
import type { DemoEstate } from '@/server/module'

/** Office hours with a short Saturday, the days around the turn of the year, and a line for those who need help. */
export async function demo(ctx: Ctx, { today }: DemoEstate): Promise<void> {
  const year = today.getUTCFullYear()
  const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: 8 * 60, closes: 17 * 60 }))
  await ctx.db.workingSpan.createMany({ data: [...weekdays, { weekday: 6, opens: 9 * 60, closes: 12 * 60 }] })
  await ctx.db.holiday.createMany({
    skipDuplicates: true,
    data: [
      { day: new Date(Date.UTC(year, 11, 25)), name: 'Christmas Day' },
      { day: new Date(Date.UTC(year + 1, 0, 1)), name: 'New Year’s Day' },
      { day: new Date(Date.UTC(year + 1, 4, 1)), name: 'Workers’ Day' },
    ],
  })
  await ctx.db.retention.createMany({ skipDuplicates: true, data: [{ what: 'registry.imports', days: 180 }] })
  await ctx.db.estateText.createMany({
    skipDuplicates: true,
    data: [
      {
        place: 'help',
        body: 'Water running or smoke? Don’t wait for an answer here: ring the gate at once.',
      },
    ],
  })
}
