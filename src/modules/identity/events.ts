import { z } from 'zod'
import { defineEvent } from '@/server/events'

/** A member ended one of the own sessions from afar. */
export const sessionRevoked = defineEvent('session.revoked', 'session', z.object({ device: z.string() }))
/** A member ended every own session on this site but the present one. */
export const sessionsRevoked = defineEvent(
  'member.signed_out_elsewhere',
  'member',
  z.object({ sessions: z.int() }),
)
