import type { Ctx, TxCtx } from '@/server/context'
import { notFound } from '@/server/errors'
import { settleJob } from '../work'
import { settledUnitStatus, startOf, statusWithUnit, statusWithoutUnit, toDate } from '../occupancy'
import { holding, notEnded, today } from '../policy'
import { personStatus, unitStatus } from '../schemas'

/** Nobody else changes the ties of this unit until the transaction ends. */
export async function lockUnit(tx: TxCtx, id: string): Promise<{ id: string; number: string }> {
  const [unit] = await tx.db.$queryRaw<{ id: string; number: string }[]>`
    SELECT id::text AS id, number FROM unit WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  if (!unit) throw notFound('unit')
  return unit
}

/** Makes a unit occupied or vacant by who lives in it today; its row is locked. */
export async function settleUnit(tx: TxCtx, id: string): Promise<void> {
  const unit = await tx.db.unit.findUnique({ where: tx.key(id), select: { status: true } })
  if (!unit) return
  const residents = await tx.db.occupancy.count({
    where: { AND: [{ unitId: id, resident: true }, holding(tx)] },
  })
  const before = unitStatus.parse(unit.status)
  const status = settledUnitStatus(before, residents > 0)
  if (status !== before)
    await tx.db.unit.update({ where: tx.key(id), select: { id: true }, data: { status } })
}

/** A person who has no tie left has left; one who has one again is back. */
export async function settlePerson(tx: TxCtx, id: string): Promise<void> {
  const person = await tx.db.member.findUnique({
    where: tx.key(id),
    select: {
      status: true,
      accountId: true,
      roles: { take: 1, select: { role: true } },
      occupancies: { where: notEnded(tx), take: 1, select: { id: true } },
    },
  })
  if (!person) return
  const before = personStatus.parse(person.status)
  const status =
    person.occupancies.length > 0
      ? statusWithUnit(before, person.accountId !== null)
      : statusWithoutUnit(before, person.roles.length > 0)
  if (status !== before)
    await tx.db.member.update({ where: tx.key(id), select: { id: true }, data: { status } })
}

/** Asks for the ties that begin or end on days still to come to be settled when they come. */
export async function settleOn(tx: TxCtx, days: Iterable<string | null>): Promise<void> {
  const now = today(tx)
  for (const day of new Set(days))
    if (day && day > now)
      await tx.enqueue(settleJob, { payload: { day }, runAt: startOf(day, tx.estate.timeZone), key: day })
}

/** The day has come: units and people are as their ties now say. */
export async function settleDay(ctx: Ctx, day: string): Promise<void> {
  const on = toDate(day)
  const ties = await ctx.db.occupancy.findMany({
    where: { OR: [{ since: on }, { until: on }] },
    orderBy: [{ unitId: 'asc' }, { id: 'asc' }],
    select: { unitId: true, memberId: true },
  })
  for (const { unitId, memberId } of ties)
    await ctx.tx(async (tx) => {
      await lockUnit(tx, unitId)
      await settleUnit(tx, unitId)
      await settlePerson(tx, memberId)
    })
}
