import { estateProcedure, router } from '@/server/trpc/builders'
import { listArchives } from './queries'
import { askArchive } from './schemas'
import { askForArchive } from './service/ask'

export const archiveRouter = router({
  list: estateProcedure('estate:export', { whileShut: true }).query(({ ctx }) => listArchives(ctx)),
  ask: estateProcedure('estate:export', { whileShut: true })
    .input(askArchive)
    .mutation(({ ctx, input }) => askForArchive(ctx, input)),
})
