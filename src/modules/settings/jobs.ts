import { unsafeAcrossEstates } from '@/server/db/client'
import type { RunnableJob } from '@/server/module'
import type { PlatformJob } from '@/server/worker'
import { removeExpired } from './service/retention'
import { expiryJob } from './work'

export const runExpiry: RunnableJob = {
  ...expiryJob,
  run: (ctx, _payload, { signal }) => removeExpired(ctx, signal),
}

/** Asks every night for a look at each estate that is not closed; each then runs behind its own fences. */
export const nightlyExpiry: PlatformJob = {
  name: 'settings.askForExpiry',
  schedule: '41 1 * * *',
  run: async () => {
    await unsafeAcrossEstates('what each estate kept past its time is removed').$executeRaw`
      INSERT INTO job_request (estate_id, task, payload, job_key)
      SELECT id, ${expiryJob.name}, '{}'::jsonb, id || ':' || ${expiryJob.name} || ':nightly' FROM estate
      WHERE status <> 'closed'`
  },
}
