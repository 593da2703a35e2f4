import { z } from 'zod'
import { defineEvent } from '../events'

const who = { operatorId: z.uuid(), operator: z.string(), reason: z.string() }

/** An operator came in. */
export const supportEntered = defineEvent(
  'support.entered',
  'support',
  z.object({ ...who, minutes: z.number(), until: z.iso.datetime() }),
)

/** The visit is over. */
export const supportEnded = defineEvent(
  'support.ended',
  'support',
  z.object({ ...who, by: z.enum(['time', 'operator', 'administrator', 'platform', 'unused']) }),
)

/** Something was looked at: a page, a call of the API, a file. */
export const supportLooked = defineEvent(
  'support.looked',
  'support',
  z.object({ ...who, what: z.string(), detail: z.string(), refused: z.boolean().default(false) }),
)

/** Something was to be changed: whether it was allowed, and what; the change itself has an event of its own. */
export const supportChanged = defineEvent(
  'support.changed',
  'support',
  z.object({ ...who, what: z.string(), detail: z.string(), refused: z.boolean() }),
)
