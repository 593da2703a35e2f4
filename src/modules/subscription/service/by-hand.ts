import { z } from 'zod'
import type { OperatorCtx } from '@/server/context'
import { writePlatformEvent, type PlatformEventName } from '@/server/audit'
import { accountDb } from '@/server/db/client'
import { conflict, invalid, notFound } from '@/server/errors'
import { estateById } from '@/server/estates'
import { makeCtx, systemActor } from '@/server/make-context'
import { requireOperator } from '@/server/operator-rights'
import { termsChanged } from '../events'
import type { CloseByHand, ExtendTrial, MarkPaid, ReopenByHand, SetPlan } from '../schemas'
import { addDays, type Facts } from '../standing'
import { endJob } from '../work'
import { onTerms, type EstateTx } from './estate-tx'
import { requireFit } from './fit'
import { factsOf, settle } from './settle'

const statusAsKept = z.object({ before: z.string() })

type Act = {
  event: PlatformEventName
  what: 'plan' | 'trial' | 'paid' | 'closed' | 'reopened'
  /** Says what holds from now on: the plan's name, or a day. */
  detail: string
}

/** One act of an operator on an estate's terms: done, judged, told to its administrators, and kept in the platform's trail. */
async function act(
  ctx: OperatorCtx,
  { id, reason }: { id: string; reason: string },
  work: (tx: EstateTx, facts: Facts) => Promise<Act>,
): Promise<void> {
  const { operator, request } = ctx
  const by = { kind: 'operator', id: operator.id, name: operator.name, ...pick(request) } as const
  const done = await onTerms(
    { id, clock: request.clock, by, reason: 'an operator changes the terms of an estate' },
    async (tx) => {
      const before = await factsOf(tx)
      const { event, what, detail } = await work(tx, before)
      await tx.emit(termsChanged, { payload: { what, detail, reason } })
      await settle(tx)
      const after = await tx.db.estate.findUniqueOrThrow({
        where: { id },
        select: { status: true, slug: true, name: true },
      })
      await writePlatformEvent(tx.db, ctx, {
        name: event,
        subjectType: 'estate',
        subjectId: id,
        reason,
        details: { slug: after.slug, name: after.name, detail, before: before.status, after: after.status },
      })
      return true
    },
  )
  if (!done) throw notFound('estate')
}

const pick = ({ requestId, ip }: OperatorCtx['request']) => ({ requestId, ip })

/** Puts an estate on a plan, for its limits and modules. What it pays is marked apart, or is the provider's to say. */
export async function setPlan(ctx: OperatorCtx, input: SetPlan): Promise<void> {
  requireOperator(ctx, 'estates:bill')
  const plan = await accountDb().plan.findUnique({
    where: { id: input.planId },
    select: { id: true, name: true, maxUnits: true, maxStaff: true, maxStorage: true },
  })
  if (!plan) throw invalid('subscription.no_plan', 'Choose a plan.', { planId: 'Choose a plan.' })
  const estate = await estateById(input.id)
  if (estate) await requireFit(makeCtx({ estate, actor: systemActor(ctx.operator.name) }), plan)
  await act(ctx, input, async ({ db, estateId }) => {
    const running = await db.subscription.findFirst({
      where: { estateId, state: { in: ['running', 'unpaid'] } },
      select: { id: true },
    })
    if (running)
      throw conflict(
        'subscription.paid_by_provider',
        'This estate pays its plan through Stripe, so its administrators choose it themselves.',
      )
    await db.estate.update({ where: { id: estateId }, data: { planId: plan.id }, select: { id: true } })
    return { event: 'estate.plan_set', what: 'plan', detail: plan.name }
  })
}

/** Lets an estate try longer, also after its trial has ended; the reminders move with it. */
export async function extendTrial(ctx: OperatorCtx, input: ExtendTrial): Promise<void> {
  requireOperator(ctx, 'estates:extendTrial')
  await act(ctx, input, async ({ db, estateId, clock }, facts) => {
    requireOpen(facts)
    const now = clock.now()
    const from = facts.trialEndsAt && facts.trialEndsAt > now ? facts.trialEndsAt : now
    const trialEndsAt = addDays(from, input.days)
    await db.estate.update({ where: { id: estateId }, data: { trialEndsAt }, select: { id: true } })
    return { event: 'estate.trial_extended', what: 'trial', detail: trialEndsAt.toISOString() }
  })
}

/** Takes an estate as paid until the end of a day, by an invoice or a transfer outside of the product. */
export async function markPaid(ctx: OperatorCtx, input: MarkPaid): Promise<void> {
  requireOperator(ctx, 'estates:bill')
  await act(ctx, input, async ({ db, estateId, clock }, facts) => {
    requireOpen(facts)
    const paidUntil = addDays(new Date(`${input.until}T00:00:00Z`), 1)
    const now = clock.now()
    if (paidUntil <= now || paidUntil > addDays(now, 5 * 366)) {
      const words = 'Choose a day from today on, within five years.'
      throw invalid('subscription.not_ahead', words, { until: words })
    }
    await db.estate.update({ where: { id: estateId }, data: { paidUntil }, select: { id: true } })
    return { event: 'estate.marked_paid', what: 'paid', detail: paidUntil.toISOString() }
  })
}

/** Closes an estate; everything of it is kept for 90 days, in which it can be reopened. */
export async function closeByHand(ctx: OperatorCtx, input: CloseByHand): Promise<void> {
  requireOperator(ctx, 'estates:close')
  await act(ctx, input, async (tx, facts) => {
    requireOpen(facts)
    await closeNow(tx)
    return { event: 'estate.closed', what: 'closed', detail: '' }
  })
}

/** The state of being closed, from now on; a subscription that runs is ended with it. */
export async function closeNow(tx: EstateTx): Promise<void> {
  const { db, estateId, clock } = tx
  await db.estate.update({ where: { id: estateId }, data: { closedAt: clock.now() }, select: { id: true } })
  const paying = await db.subscription.findFirst({
    where: { estateId, state: { in: ['running', 'unpaid'] } },
    select: { id: true },
  })
  if (paying) await tx.enqueue(endJob, { payload: {}, key: 'end' })
}

/** Opens a closed or suspended estate. One that still isn't paid has the whole grace before it again. */
export async function reopenByHand(ctx: OperatorCtx, input: ReopenByHand): Promise<void> {
  requireOperator(ctx, 'estates:suspend')
  await act(ctx, input, async ({ db, estateId }, facts) => {
    if (facts.status !== 'suspended' && facts.status !== 'closed')
      throw conflict('subscription.not_shut', 'This estate is open by now. Have a look at it.')
    await db.estate.update({
      where: { id: estateId },
      data: {
        closedAt: null,
        suspendedReason: null,
        pastDueSince: null,
        status: await statusBefore(db, estateId),
      },
      select: { id: true },
    })
    return { event: 'estate.reopened', what: 'reopened', detail: '' }
  })
}

/** Where nothing says what an estate's state follows from, it is what it was before it was shut. */
async function statusBefore(db: EstateTx['db'], id: string): Promise<'trial' | 'active'> {
  const shut = await db.platformEvent.findFirst({
    where: { subjectType: 'estate', subjectId: id, name: { in: ['estate.suspended', 'estate.closed'] } },
    orderBy: { id: 'desc' },
    select: { details: true },
  })
  const { data } = statusAsKept.safeParse(shut?.details)
  return data?.before === 'trial' ? 'trial' : 'active'
}

function requireOpen({ closedAt }: Facts): void {
  if (closedAt)
    throw conflict('subscription.closed', 'This estate is closed. Reopen it before you change its terms.')
}
