import { z } from 'zod'
import { defineEvent } from '@/server/events'

/** A new estate has all that it begins with; stands once in its own trail. */
export const estateFounded = defineEvent(
  'estate.founded',
  'estate',
  z.object({ by: z.string(), homes: z.int() }),
)

/** An administrator put the set-up checklist away, or took it out again. */
export const checklistDismissed = defineEvent('checklist.dismissed', 'estate', z.object({}))
export const checklistRestored = defineEvent('checklist.restored', 'estate', z.object({}))

/** Somebody of the platform changed what the estate is called, where it stands or at which address. */
export const estateEdited = defineEvent('estate.edited', 'estate', z.object({ reason: z.string() }))
