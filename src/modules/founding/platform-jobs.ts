import { z } from 'zod'
import { defineJob } from '@/server/jobs'

/** Mails code and link for a founding; only the last one asked for is sent. */
export const sendCodeJob = defineJob('founding.sendCode', z.object({ foundingId: z.uuid(), send: z.int() }))

/** Mails the first administrator the way into an estate that was made for them. */
export const inviteJob = defineJob(
  'founding.invite',
  z.object({
    estate: z.uuid(),
    memberId: z.uuid(),
    inviter: z.string().max(200),
    key: z.string().max(100),
  }),
)

/** Gives a new estate what it begins with, where the request that made it did not get so far. */
export const furnishJob = defineJob('founding.furnish', z.object({ foundingId: z.uuid() }))
