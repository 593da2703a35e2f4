import { z } from 'zod'
import { operatorProcedure, publicProcedure, router, selfProcedure } from '@/server/trpc/builders'
import { estateContact, ownSessions } from './queries'
import { forgotPassword, passwordAgain, resetPassword as resetInput, secondFactorCode } from './schemas'
import { confirmPassword } from './service/confirm-password'
import { askForReset, resetLink, resetPassword } from './service/password-reset'
import {
  beginEnrolment,
  confirmEnrolment,
  giveSecondFactor,
  ownSecondFactor,
  renewRecoveryCodes,
  secondFactorState,
} from './service/second-factor'
import { revokeOtherSessions, revokeOwnSession } from './service/sessions'

const WRITES = { max: 20, windowSeconds: 600 }
/** One address; an account's own tries are counted with its second factor. */
const CODES = { max: 30, windowSeconds: 600 }
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
  /** Also while the estate is shut: its administrators take their data, and pay. */
  confirmPassword: publicProcedure({ site: 'estate', limit: CODES })
    .input(passwordAgain)
    .mutation(({ ctx, input }) => confirmPassword(ctx.request, input.password)),
  secondFactor: router({
    state: publicProcedure({ site: 'console', limit: READS }).query(({ ctx }) =>
      secondFactorState(ctx.request),
    ),
    begin: publicProcedure({ site: 'console', limit: CODES }).mutation(({ ctx }) =>
      beginEnrolment(ctx.request),
    ),
    confirm: publicProcedure({ site: 'console', limit: CODES })
      .input(secondFactorCode)
      .mutation(({ ctx, input }) => confirmEnrolment(ctx.request, input.code)),
    give: publicProcedure({ site: 'console', limit: CODES })
      .input(secondFactorCode)
      .mutation(({ ctx, input }) => giveSecondFactor(ctx.request, input.code)),
    own: operatorProcedure('account:own').query(({ ctx }) => ownSecondFactor(ctx.operator)),
    renewCodes: operatorProcedure('account:own', { sensitive: true }).mutation(({ ctx }) =>
      renewRecoveryCodes(ctx.request),
    ),
  }),
  sessions: selfProcedure.query(({ ctx }) => ownSessions(ctx)),
  revokeSession: selfProcedure
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => revokeOwnSession(ctx, input.id)),
  revokeOtherSessions: selfProcedure.mutation(({ ctx }) => revokeOtherSessions(ctx)),
})
