/** The states of an estate on the platform. */
export type Standing = 'trial' | 'active' | 'past_due' | 'suspended' | 'closed'

const DAY = 86_400_000

/** So many days before the end of a trial its administrators are reminded. */
const REMIND_DAYS = [7, 3, 1] as const
/** After so many days without a payment an estate is suspended. */
const GRACE_DAYS = 7
/** So many days after closing, everything of an estate is deleted. */
const KEPT_DAYS = 90

/** All that an estate's state follows from. */
export type Facts = {
  /** As it stands now. */
  status: Standing
  trialEndsAt: Date | null
  /** By hand, without a provider. */
  paidUntil: Date | null
  /** What the payment provider says; `none` where it was never asked for anything. */
  provider: 'none' | 'running' | 'unpaid' | 'ended'
  pastDueSince: Date | null
  /** An operator has shut it for a reason that no payment mends. */
  suspendedByHand: boolean
  closedAt: Date | null
}

export type Judged = { status: Standing; pastDueSince: Date | null }

/**
 * The state that follows from the facts at a time. It asks nothing of what came before, so that the order and number of
 * messages, jobs and clicks make no difference.
 */
export function standing(facts: Facts, now: Date): Judged {
  const { closedAt, suspendedByHand, provider, paidUntil, trialEndsAt, pastDueSince } = facts
  if (closedAt) return { status: 'closed', pastDueSince }
  if (suspendedByHand) return { status: 'suspended', pastDueSince }
  if (provider === 'running' || isAhead(paidUntil, now)) return { status: 'active', pastDueSince: null }
  if (isAhead(trialEndsAt, now)) return { status: 'trial', pastDueSince: null }
  // Estates without any terms, such as those of the demo or of an owner of the platform, stay as they were made.
  if (provider === 'none' && !paidUntil && !trialEndsAt) return { status: facts.status, pastDueSince }
  const since = pastDueSince ?? now
  return { status: now < graceEndsAt(since) ? 'past_due' : 'suspended', pastDueSince: since }
}

/** When the state may change by the passing of time alone; null where it doesn't. */
export function nextLook(facts: Facts, now: Date): Date | null {
  const judged = standing(facts, now)
  if (judged.status === 'past_due' && judged.pastDueSince) return graceEndsAt(judged.pastDueSince)
  if (judged.status !== 'active' && judged.status !== 'trial') return null
  if (facts.provider === 'running') return null
  const ends = [facts.paidUntil, facts.trialEndsAt].filter((at) => at !== null && isAhead(at, now))
  return ends.reduce<Date | null>((first, at) => (at && (!first || at < first) ? at : first), null)
}

/** When an unpaid estate is suspended. */
export function graceEndsAt(pastDueSince: Date): Date {
  return addDays(pastDueSince, GRACE_DAYS)
}

/** When everything of a closed estate is deleted. */
export function deletedAt(closedAt: Date): Date {
  return addDays(closedAt, KEPT_DAYS)
}

/** Reminders that are still ahead, each with its time. */
export function remindersOf(trialEndsAt: Date, now: Date): { days: number; at: Date }[] {
  return REMIND_DAYS.map((days) => ({ days, at: addDays(trialEndsAt, -days) })).filter(({ at }) => at > now)
}

/** Begun days until a time: 1 on the last day, 0 once it has passed. */
export function daysLeft(until: Date, now: Date): number {
  return Math.max(0, Math.ceil((until.getTime() - now.getTime()) / DAY))
}

export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY)
}

function isAhead(at: Date | null, now: Date): boolean {
  return at !== null && at > now
}

/** Every step that an estate may take from one state to another. What is not here never happens. */
const STEPS: Readonly<Record<Standing, readonly Standing[]>> = {
  trial: ['active', 'past_due', 'suspended', 'closed'],
  active: ['trial', 'past_due', 'suspended', 'closed'],
  past_due: ['trial', 'active', 'suspended', 'closed'],
  suspended: ['trial', 'active', 'past_due', 'closed'],
  closed: ['trial', 'active', 'past_due', 'suspended'],
}

export function mayStep(from: Standing, to: Standing): boolean {
  return STEPS[from].includes(to)
}
