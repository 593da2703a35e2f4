import { z } from 'zod'
import { defineJob } from '@/server/jobs'

/** Mails somebody the way onto the console. */
export const sendInvitationJob = defineJob(
  'platform.sendInvitation',
  z.object({ operatorId: z.uuid(), inviter: z.string(), key: z.string().max(100) }),
)
