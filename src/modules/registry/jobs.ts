import type { RunnableJob } from '@/server/module'
import { executeImport } from './service/import-run'
import { settleDay } from './service/settle'
import { importJob, settleJob } from './work'

export const runImport: RunnableJob = {
  ...importJob,
  run: (ctx, payload) => executeImport(ctx, importJob.payload.parse(payload).id),
}

export const runSettle: RunnableJob = {
  ...settleJob,
  run: (ctx, payload) => settleDay(ctx, settleJob.payload.parse(payload).day),
}
