import type { RunnableJob } from '@/server/module'
import { executeUndo, forgetImport } from './service/import-undo'
import { executeImport } from './service/import-work'
import { settleDay } from './service/settle'
import { forgetJob, importJob, settleJob, undoJob } from './work'

export const runImport: RunnableJob = {
  ...importJob,
  run: (ctx, payload, { signal }) =>
    executeImport(ctx, importJob.payload.parse(payload).id, () => signal.aborted),
}

export const runUndo: RunnableJob = {
  ...undoJob,
  run: (ctx, payload) => executeUndo(ctx, undoJob.payload.parse(payload).id),
}

export const runForget: RunnableJob = {
  ...forgetJob,
  run: (ctx, payload) => forgetImport(ctx, forgetJob.payload.parse(payload).id),
}

export const runSettle: RunnableJob = {
  ...settleJob,
  run: (ctx, payload) => settleDay(ctx, settleJob.payload.parse(payload).day),
}
