import { z } from 'zod'
import { defineJob } from '@/server/jobs'

/** Tells the administrators by mail that somebody of the platform came in, or left. */
export const supportMailJob = defineJob('support.mail', z.object({ eventId: z.uuid() }))
