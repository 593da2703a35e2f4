import { z } from 'zod'
import { defineJob } from '@/server/jobs'

/** Judges the estate's standing at the time at which it may change by itself. */
export const lookJob = defineJob('subscription.look', z.object({}))
export const remindJob = defineJob(
  'subscription.remind',
  z.object({ days: z.number().int(), endsAt: z.iso.datetime() }),
)
/** Tells the provider how many units there are now. */
export const quantityJob = defineJob('subscription.quantity', z.object({}), 12)
/** Asks the provider what is true now. */
export const syncJob = defineJob('subscription.sync', z.object({}), 12)
/** Ends the subscription of an estate that was closed. */
export const endJob = defineJob('subscription.end', z.object({}), 12)
/** Deletes what is left of an estate that was closed 90 days ago. */
export const deleteJob = defineJob('subscription.delete', z.object({}), 20)
/** Mails an event to administrators, each by a job of their own. */
export const tellJob = defineJob('subscription.tell', z.object({ eventId: z.uuid() }))
export const mailJob = defineJob('subscription.mail', z.object({ eventId: z.uuid(), memberId: z.uuid() }))
