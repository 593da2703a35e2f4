import type { RunnableJob } from '@/server/module'
import type { PlatformJob } from '@/server/worker'
import { runArchive } from './service/run'
import { archiveSweep } from './service/sweep'
import { makeArchiveJob } from './work'

export const runMakeArchive: RunnableJob = {
  ...makeArchiveJob,
  run: (ctx, payload, { signal }) => runArchive(ctx, makeArchiveJob.payload.parse(payload).id, signal),
}

export const archiveJobs: readonly PlatformJob[] = [archiveSweep]
