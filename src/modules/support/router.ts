import { z } from 'zod'
import { estateProcedure, operatorProcedure, publicProcedure, router } from '@/server/trpc/builders'
import { doorOf, listVisits, stepsOfVisit, visitsHere } from './queries/visits'
import * as input from './schemas'
import { allowAhead, allowVisit, closeWindow, endVisitHere } from './service/allow'
import { askForVisit, endVisit, leaveVisit } from './service/visit'

const byId = z.object({ id: z.uuid() })

export const supportRouter = router({
  here: estateProcedure('support:manage').query(({ ctx }) => visitsHere(ctx)),
  steps: estateProcedure('support:manage')
    .input(input.stepsOfVisit)
    .query(({ ctx, input }) => stepsOfVisit(ctx, input)),
  allow: estateProcedure('support:manage', { sensitive: true })
    .input(byId)
    .mutation(({ ctx, input }) => allowVisit(ctx, input.id)),
  end: estateProcedure('support:manage')
    .input(byId)
    .mutation(({ ctx, input }) => endVisitHere(ctx, input.id)),
  allowAhead: estateProcedure('support:manage', { sensitive: true })
    .input(input.allowWindow)
    .mutation(({ ctx, input }) => allowAhead(ctx, input)),
  closeWindow: estateProcedure('support:manage')
    .input(byId)
    .mutation(({ ctx, input }) => closeWindow(ctx, input.id)),
  leave: publicProcedure({ site: 'estate', limit: { max: 30, windowSeconds: 600 } }).mutation(({ ctx }) =>
    leaveVisit(ctx.request),
  ),
  enter: operatorProcedure('support:enter', { sensitive: true })
    .input(input.askForVisit)
    .mutation(({ ctx, input }) => askForVisit(ctx, input)),
  door: operatorProcedure('support:read')
    .input(byId)
    .query(({ ctx, input }) => doorOf(ctx, input.id)),
  visits: operatorProcedure('support:read')
    .input(input.listVisits)
    .query(({ ctx, input }) => listVisits(ctx, input)),
  endOne: operatorProcedure('support:read')
    .input(byId)
    .mutation(({ ctx, input }) => endVisit(ctx, input.id)),
})
