import type { RunnableJob } from '@/server/module'
import { endSupport } from '@/server/support/end'
import { supportTimeUpJob } from '@/server/support/jobs'
import { mailAdministrators } from './service/mail'
import { supportMailJob } from './work'

export const runTimeUp: RunnableJob = {
  ...supportTimeUpJob,
  run: async (ctx, payload) => {
    const { id, by } = supportTimeUpJob.payload.parse(payload)
    await endSupport(ctx, id, by, null)
  },
}

export const runMail: RunnableJob = {
  ...supportMailJob,
  run: (ctx, payload) => mailAdministrators(ctx, supportMailJob.payload.parse(payload).eventId),
}
