import type { Ctx } from '@/server/context'
import { trialEnding } from '../events'
import { remindJob } from '../work'
import { onTerms, type By } from './estate-tx'
import { factsOf, settle } from './settle'

export const bySystem = (ctx: Pick<Ctx, 'requestId'>, name = 'Subscription'): By => ({
  kind: 'system',
  id: null,
  name,
  requestId: ctx.requestId,
  ip: null,
})

/** The look that was planned for now: whatever follows from the facts happens, and nothing else. */
export async function lookAtStanding(ctx: Pick<Ctx, 'estate' | 'clock' | 'requestId'>): Promise<void> {
  const { estate, clock } = ctx
  const reason = 'an estate’s standing may have changed by the passing of time'
  await onTerms({ id: estate.id, clock, by: bySystem(ctx), reason }, settle)
}

/** Reminds of the end of a trial: once, and not where it was extended or is over. */
export async function remindOfTrial(
  ctx: Pick<Ctx, 'estate' | 'clock' | 'requestId'>,
  raw: unknown,
): Promise<void> {
  const { days, endsAt } = remindJob.payload.parse(raw)
  const { estate, clock } = ctx
  const reason = 'a trial ends soon'
  await onTerms({ id: estate.id, clock, by: bySystem(ctx), reason }, async (tx) => {
    const { status, trialEndsAt } = await factsOf(tx)
    if (status !== 'trial' || trialEndsAt?.toISOString() !== endsAt || trialEndsAt <= clock.now()) return
    const { count } = await tx.db.subscriptionNotice.createMany({
      skipDuplicates: true,
      data: { key: `trial-${days}:${endsAt}`, at: clock.now() },
    })
    if (count > 0) await tx.emit(trialEnding, { payload: { days, endsAt } })
  })
}
