import { z } from 'zod'
import { defineEvent } from '@/server/events'

/** Somebody had the trail checked against its seals. */
export const trailVerified = defineEvent(
  'trail.verified',
  'estate',
  z.object({ holds: z.boolean(), seals: z.int(), newest: z.string().nullable(), broken: z.int().nullable() }),
)

/** What some events told of a person was removed because the law asked; what they were stays sealed. */
export const trailErased = defineEvent(
  'trail.erased',
  'estate',
  z.object({ events: z.int(), reason: z.string(), eventIds: z.array(z.uuid()) }),
)

/** Events that were older than the estate keeps them are gone; their seals stay. */
export const trailPruned = defineEvent(
  'trail.pruned',
  'estate',
  z.object({ events: z.int(), through: z.int(), before: z.iso.datetime() }),
)
