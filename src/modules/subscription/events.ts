import { z } from 'zod'
import { defineEvent } from '@/server/events'

const standing = z.enum(['trial', 'active', 'past_due', 'suspended', 'closed'])

/** The estate itself moved from one state to another; the words follow from the two. */
export const estateMoved = defineEvent(
  'estate.moved',
  'estate',
  z.object({
    from: standing,
    to: standing,
    /** When the next thing happens by itself: the end of the grace, or of everything. */
    until: z.iso.datetime().nullable(),
  }),
)

export const trialEnding = defineEvent(
  'trial.ending',
  'estate',
  z.object({ days: z.number().int(), endsAt: z.iso.datetime() }),
)

/** Somebody of the platform changed the terms of the estate by hand. */
export const termsChanged = defineEvent(
  'terms.changed',
  'estate',
  z.object({
    what: z.enum(['plan', 'trial', 'paid', 'closed', 'reopened', 'suspended']),
    /** The plan's name, or the day until which something holds. */
    detail: z.string(),
    reason: z.string(),
  }),
)

export const planChosen = defineEvent('plan.chosen', 'estate', z.object({ plan: z.string() }))
export const subscriptionEnding = defineEvent(
  'subscription.ending',
  'estate',
  z.object({ ends: z.boolean() }),
)
