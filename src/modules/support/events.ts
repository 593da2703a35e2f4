import { z } from 'zod'
import { defineEvent } from '@/server/events'

export const visitAllowed = defineEvent('support.allowed', 'support', z.object({}))
export const windowAllowed = defineEvent(
  'support.window_allowed',
  'support',
  z.object({ until: z.iso.datetime() }),
)
export const windowClosed = defineEvent('support.window_closed', 'support', z.object({}))
