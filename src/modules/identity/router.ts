import { z } from 'zod'
import { publicProcedure, router, selfProcedure } from '@/server/trpc/builders'
import { ownSessions } from './queries'
import { forgotPassword, resetPassword as resetInput } from './schemas'
import { askForReset, resetPassword } from './service/password-reset'
import { revokeOtherSessions, revokeOwnSession } from './service/sessions'

const PER_ADDRESS = { max: 20, windowSeconds: 600 }

export const identityRouter = router({
  forgotPassword: publicProcedure({ site: 'any', limit: PER_ADDRESS })
    .input(forgotPassword)
    .mutation(({ ctx, input }) => askForReset(ctx.request, input.email)),
  resetPassword: publicProcedure({ site: 'any', limit: PER_ADDRESS })
    .input(resetInput)
    .mutation(({ ctx, input }) => resetPassword(ctx.request, input)),
  sessions: selfProcedure.query(({ ctx }) => ownSessions(ctx)),
  revokeSession: selfProcedure
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => revokeOwnSession(ctx, input.id)),
  revokeOtherSessions: selfProcedure.mutation(({ ctx }) => revokeOtherSessions(ctx)),
})
