import type { Ctx } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import type { DemoEstate } from '@/server/module'

const DAYS = 380
const DAY_MS = 86_400_000

/** The year before, as if the estate had been here and had grown. */
export async function demo(ctx: Ctx, { units, random, today }: DemoEstate): Promise<void> {
  const last = Math.floor(today.getTime() / DAY_MS) * DAY_MS - DAY_MS
  let sent = 0
  const rows = Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(last - (DAYS - 1 - index) * DAY_MS)
    const grown = 0.6 + 0.4 * (index / DAYS)
    const members = Math.round(units * 2.35 * grown)
    if (day.getUTCDate() === 1) sent = 0
    sent += Math.round(members * 0.4 * random())
    return {
      estateId: ctx.estate.id,
      day,
      members,
      units: Math.round(units * Math.min(1, grown + 0.2)),
      activeWeek: Math.round(members * (0.3 + 0.15 * random())),
      activeMonth: Math.round(members * (0.55 + 0.1 * random())),
      tickets: Math.round((units / 25) * random()),
      storage: 0n,
      messages: sent,
      countedAt: new Date(day.getTime() + DAY_MS),
    }
  })
  await unsafeAcrossEstates('the demo has a past').estateFigures.createMany({
    data: rows,
    skipDuplicates: true,
  })
}
