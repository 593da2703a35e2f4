import { z } from 'zod'
import { publicProcedure, router, selfProcedure } from '@/server/trpc/builders'
import { estateContact, ownSessions } from './queries'
import { forgotPassword, resetPassword as resetInput } from './schemas'
import { askForReset, resetLink, resetPassword } from './service/password-reset'
import { revokeOtherSessions, revokeOwnSession } from './service/sessions'

const WRITES = { max: 20, windowSeconds: 600 }
const READS = { max: 600, windowSeconds: 600 }

export const identityRouter = router({
  contact: publicProcedure({ site: 'estate', limit: READS }).query(({ ctx }) => estateContact(ctx.request)),
  resetLink: publicProcedure({ site: 'any', limit: READS })
    .input(z.object({ token: z.string().max(200) }))
    .query(({ ctx, input }) => resetLink(ctx.request, input.token)),
  forgotPassword: publicProcedure({ site: 'any', limit: WRITES })
    .input(forgotPassword)
    .mutation(({ ctx, input }) => askForReset(ctx.request, input.email)),
  resetPassword: publicProcedure({ site: 'any', limit: WRITES })
    .input(resetInput)
    .mutation(({ ctx, input }) => resetPassword(ctx.request, input)),
  sessions: selfProcedure.query(({ ctx }) => ownSessions(ctx)),
  revokeSession: selfProcedure
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => revokeOwnSession(ctx, input.id)),
  revokeOtherSessions: selfProcedure.mutation(({ ctx }) => revokeOtherSessions(ctx)),
})
