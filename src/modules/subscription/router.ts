import { z } from 'zod'
import { operatorProcedure, publicProcedure, router } from '@/server/trpc/builders'
import { choosableModules, listPlans, offeredPlans, planRecord } from './queries/plans'
import * as input from './schemas'
import { createPlan, editPlan, offerPlan } from './service/plans'

const byId = z.object({ id: z.uuid() })

export const subscriptionRouter = router({
  offered: publicProcedure({ site: 'apex', limit: { max: 240, windowSeconds: 60 } }).query(() =>
    offeredPlans(),
  ),
  plans: operatorProcedure('plans:read').query(({ ctx }) => listPlans(ctx)),
  plan: operatorProcedure('plans:read')
    .input(byId)
    .query(({ ctx, input }) => planRecord(ctx, input.id)),
  planModules: operatorProcedure('plans:read').query(({ ctx }) => choosableModules(ctx)),
  createPlan: operatorProcedure('plans:write')
    .input(input.createPlan)
    .mutation(({ ctx, input }) => createPlan(ctx, input)),
  editPlan: operatorProcedure('plans:write')
    .input(input.editPlan)
    .mutation(({ ctx, input }) => editPlan(ctx, input)),
  offerPlan: operatorProcedure('plans:write')
    .input(input.offerPlan)
    .mutation(({ ctx, input }) => offerPlan(ctx, input)),
})
