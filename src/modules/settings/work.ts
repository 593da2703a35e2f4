import { z } from 'zod'
import { defineJob } from '@/server/jobs'

/** Removes what one estate has kept past its time. */
export const expiryJob = defineJob('settings.removeExpired', z.object({}))
