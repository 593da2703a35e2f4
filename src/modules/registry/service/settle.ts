import { z } from 'zod'
import type { Ctx, TxCtx } from '@/server/context'
import { notFound } from '@/server/errors'
import { defineJob } from '@/server/jobs'
import { settledUnitStatus, startOf, statusWithUnit, statusWithoutUnit } from '../occupancy'
import { holding, notEnded, today } from '../policy'
import { personStatus, unitStatus } from '../schemas'

/** Settles a tie on the day on which it begins or ends. */
export const settleJob = defineJob('registry.settle', z.object({ unitId: z.uuid(), personId: z.uuid() }))

/** Nobody else changes the ties of this unit until the transaction ends. */
export async function lockUnit(tx: TxCtx, id: string): Promise<{ id: string; number: string }> {
  const [unit] = await tx.db.$queryRaw<{ id: string; number: string }[]>`
    SELECT id::text AS id, number FROM unit WHERE id = ${id}::uuid FOR UPDATE`
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

/** Asks for a tie to be settled on a day that is still to come. */
export async function settleOn(
  tx: TxCtx,
  day: string | null,
  unitId: string,
  personId: string,
): Promise<void> {
  if (!day || day <= today(tx)) return
  await tx.enqueue(settleJob, {
    payload: { unitId, personId },
    runAt: startOf(day, tx.estate.timeZone),
    key: `${unitId}:${personId}:${day}`,
  })
}

/** A day has come on which a tie begins or ends. */
export async function settle(
  ctx: Ctx,
  { unitId, personId }: z.infer<typeof settleJob.payload>,
): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockUnit(tx, unitId)
    await settleUnit(tx, unitId)
    await settlePerson(tx, personId)
  })
}
