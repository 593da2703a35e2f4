import { z } from 'zod'
import { defineJob } from '@/server/jobs'

/** Has open pages look again at the time at which a notice appears or goes. */
export const noticeTurnsJob = defineJob('notices.turn', z.object({ id: z.uuid() }))
