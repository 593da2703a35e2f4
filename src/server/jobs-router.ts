import { z } from 'zod'
import { operatorReason } from '@/lib/operator-reason'
import {
  jobId,
  jobTasks,
  listJobs,
  listJobsInput,
  queueCounts,
  readJob,
  retryJob,
  retryJobs,
  retryJobsInput,
} from './dead-letters'
import { operatorProcedure, router } from './trpc/builders'

const retry = z.object({ id: jobId, reason: operatorReason })
const retrySeveral = z.object({ which: retryJobsInput, reason: operatorReason })

/** The queue, for operators. */
export const jobsRouter = router({
  counts: operatorProcedure('jobs:read').query(() => queueCounts()),
  list: operatorProcedure('jobs:read')
    .input(listJobsInput)
    .query(({ input }) => listJobs(input)),
  tasks: operatorProcedure('jobs:read').query(() => jobTasks()),
  record: operatorProcedure('jobs:read')
    .input(z.object({ id: jobId }))
    .query(({ input }) => readJob(input.id)),
  retry: operatorProcedure('jobs:retry')
    .input(retry)
    .mutation(({ ctx, input }) => retryJob(ctx.operator, input, ctx.request)),
  retrySeveral: operatorProcedure('jobs:retry')
    .input(retrySeveral)
    .mutation(({ ctx, input }) => retryJobs(ctx.operator, input, ctx.request)),
})
