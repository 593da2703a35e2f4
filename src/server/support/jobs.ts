import { z } from 'zod'
import { defineJob } from '../jobs'

/** Ends a visit whose time has run out. */
export const supportTimeUpJob = defineJob('support.timeUp', z.object({ id: z.uuid() }))
