import { z } from 'zod'
import { estateProcedure, router } from '@/server/trpc/builders'
import { archiveHref, listArchives } from './queries'
import { askForArchive } from './service/ask'

/** The archive holds all that the estate knows of everybody: asked for and fetched only with a fresh password. */
const taking = () => estateProcedure('estate:export', { whileShut: true, sensitive: true })

export const archiveRouter = router({
  list: estateProcedure('estate:export', { whileShut: true }).query(({ ctx }) => listArchives(ctx)),
  ask: taking().mutation(({ ctx }) => askForArchive(ctx)),
  fetch: taking()
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => archiveHref(ctx, input.id)),
})
