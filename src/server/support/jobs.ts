import { z } from 'zod'
import { defineJob } from '../jobs'

/** Ends a visit whose time has run out, or whose session of the console has ended. */
export const supportTimeUpJob = defineJob(
  'support.timeUp',
  z.object({ id: z.uuid(), by: z.enum(['time', 'operator']).default('time') }),
)
