import { z } from 'zod'
import { defineJob } from '@/server/jobs'
import { mailSite } from './schemas'

/** Sends a link for a new password, if the address can sign in on that site. */
export const sendResetJob = defineJob(
  'identity.sendReset',
  z.object({ email: z.string().max(254), site: mailSite }),
)

/** Tells the owner of an account that its password was changed. */
export const sendChangedJob = defineJob(
  'identity.sendPasswordChanged',
  z.object({ accountId: z.uuid(), resetId: z.uuid(), site: mailSite }),
)

/** Tells an operator what happened to their second factor. */
export const sendSecurityNoticeJob = defineJob(
  'identity.sendSecurityNotice',
  z.object({
    accountId: z.uuid(),
    kind: z.enum(['enrolled', 'codes', 'locked', 'recovery', 'reset']),
    /** The same for every try of one mail. */
    key: z.string().max(100),
    at: z.iso.datetime(),
  }),
)
