import { z } from 'zod'
import { estateMoved } from '../events'
import { deletedAt, graceEndsAt, mayStep, nextLook, remindersOf, standing, type Facts } from '../standing'
import { deleteJob, lookJob, remindJob } from '../work'
import type { EstateTx } from './estate-tx'

const provider = z.enum(['none', 'running', 'unpaid', 'ended'])

/** All that the estate's state follows from, as it stands in this transaction. */
export async function factsOf({ db, estateId }: Pick<EstateTx, 'db' | 'estateId'>): Promise<Facts> {
  const estate = await db.estate.findUniqueOrThrow({
    where: { id: estateId },
    select: {
      status: true,
      trialEndsAt: true,
      paidUntil: true,
      pastDueSince: true,
      suspendedReason: true,
      closedAt: true,
    },
  })
  const subscription = await db.subscription.findFirst({ where: { estateId }, select: { state: true } })
  const { suspendedReason, ...facts } = estate
  return {
    ...facts,
    provider: provider.parse(subscription?.state ?? 'none'),
    suspendedByHand: suspendedReason !== null,
  }
}

/**
 * Brings the estate into the state that follows from its facts now, tells of it, and plans the next look. Safe to run at
 * any time, any number of times.
 */
export async function settle(tx: EstateTx): Promise<void> {
  const { db, estateId, clock } = tx
  const now = clock.now()
  const facts = await factsOf(tx)
  const { status, pastDueSince } = standing(facts, now)
  if (status !== facts.status) {
    if (!mayStep(facts.status, status))
      throw new Error(`an estate never goes from ${facts.status} to ${status}`)
    await tx.emit(estateMoved, {
      payload: { from: facts.status, to: status, until: untilOf(facts, status, pastDueSince) },
      changes: { status: [facts.status, status] },
    })
  }
  await db.estate.update({
    where: { id: estateId },
    data: {
      status,
      pastDueSince,
      ...(status !== facts.status && { suspendedAt: status === 'suspended' ? now : null, updatedAt: now }),
    },
    select: { id: true },
  })
  await planAhead(tx, { ...facts, status, pastDueSince })
}

/** Asks for what happens by the passing of time, each under one key, so that new terms move it. */
export async function planAhead(tx: Pick<EstateTx, 'enqueue' | 'clock'>, facts: Facts): Promise<void> {
  const { status, trialEndsAt, closedAt } = facts
  const now = tx.clock.now()
  const look = nextLook(facts, now)
  if (look) await tx.enqueue(lookJob, { payload: {}, runAt: look, key: 'look' })
  if (status === 'trial' && trialEndsAt)
    for (const { days, at } of remindersOf(trialEndsAt, now))
      await tx.enqueue(remindJob, {
        payload: { days, endsAt: trialEndsAt.toISOString() },
        runAt: at,
        key: `trial-${days}`,
      })
  if (status === 'closed' && closedAt)
    await tx.enqueue(deleteJob, { payload: {}, runAt: deletedAt(closedAt), key: 'delete' })
}

function untilOf(facts: Facts, status: Facts['status'], pastDueSince: Date | null): string | null {
  if (status === 'past_due' && pastDueSince) return graceEndsAt(pastDueSince).toISOString()
  if (status === 'closed' && facts.closedAt) return deletedAt(facts.closedAt).toISOString()
  return null
}
