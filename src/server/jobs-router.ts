import { z } from 'zod'
import { operatorReason } from '@/lib/operator-reason'
import {
  jobId,
  listDeadLetters,
  listDeadLettersInput,
  queueCounts,
  readDeadLetter,
  retryDeadLetter,
} from './dead-letters'
import { operatorProcedure, router } from './trpc/builders'

const retry = z.object({ id: jobId, reason: operatorReason })

/** The queue, for operators. */
export const jobsRouter = router({
  counts: operatorProcedure('jobs:read').query(() => queueCounts()),
  dead: operatorProcedure('jobs:read')
    .input(listDeadLettersInput)
    .query(({ input }) => listDeadLetters(input)),
  record: operatorProcedure('jobs:read')
    .input(z.object({ id: jobId }))
    .query(({ input }) => readDeadLetter(input.id)),
  retry: operatorProcedure('jobs:retry')
    .input(retry)
    .mutation(({ ctx, input }) => retryDeadLetter(ctx.operator, input, ctx.request)),
})
