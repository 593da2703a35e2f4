import { z } from 'zod'
import { operatorReason } from '@/lib/operator-reason'
import { typedText } from '@/lib/typed-text'

const limit = (most: number) =>
  z
    .number({ error: 'Type a whole number, or leave it empty for no limit.' })
    .int('Type a whole number.')
    .min(1, 'At least 1.')
    .max(most, `At most ${most.toLocaleString('en')}.`)
    .nullable()

const planFacts = z.object({
  name: typedText(60).min(2, 'Name the plan.'),
  description: typedText(300),
  maxUnits: limit(1_000_000),
  maxStaff: limit(100_000),
  /** In gigabytes of a thousand million bytes. */
  storageGb: limit(1_000_000),
  maxMessages: limit(100_000_000),
  allModules: z.boolean(),
  modules: z.array(z.string().max(60)).max(200),
  /** New estates try this one instead of the one before. */
  forTrial: z.boolean(),
  prices: z
    .array(
      z.object({
        currency: typedText(3).length(3, 'Three letters, such as ZAR.').toUpperCase(),
        /** As typed, with a point or a comma; minor units come out of it. */
        amount: typedText(20).min(1, 'Type a price.'),
      }),
    )
    .min(1, 'A plan needs a price in at least one currency.')
    .max(60),
})

export const createPlan = planFacts
export type CreatePlan = z.infer<typeof createPlan>

export const editPlan = planFacts.extend({
  id: z.uuid(),
  /** The state that was opened: nobody saves over a newer one unseen. */
  asOf: z.iso.datetime(),
  reason: operatorReason,
})
export type EditPlan = z.infer<typeof editPlan>

export const offerPlan = z.object({ id: z.uuid(), active: z.boolean(), reason: operatorReason })
export type OfferPlan = z.infer<typeof offerPlan>

export const choosePlan = z.object({ planId: z.uuid() })
export type ChoosePlan = z.infer<typeof choosePlan>

export const setEnding = z.object({ ends: z.boolean() })

export const closeEstate = z.object({
  typed: typedText(63),
  reason: typedText(500).min(5, 'Say why in a few words: it helps us to do better.'),
})
export type CloseEstate = z.infer<typeof closeEstate>

const ofEstate = z.object({ id: z.uuid(), reason: operatorReason })

export const setPlan = ofEstate.extend({ planId: z.uuid('Choose a plan.') })
export type SetPlan = z.infer<typeof setPlan>

export const extendTrial = ofEstate.extend({
  days: z
    .number({ error: 'Type a number of days.' })
    .int('Type whole days.')
    .min(1, 'At least a day.')
    .max(365, 'At most a year.'),
})
export type ExtendTrial = z.infer<typeof extendTrial>

/** The last day that is paid. */
export const markPaid = ofEstate.extend({ until: z.iso.date('Choose a day.') })
export type MarkPaid = z.infer<typeof markPaid>

export const closeByHand = ofEstate
export type CloseByHand = z.infer<typeof closeByHand>

export const reopenByHand = ofEstate
export type ReopenByHand = z.infer<typeof reopenByHand>
