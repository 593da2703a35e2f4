import { z } from 'zod'
import { estateProcedure, operatorProcedure, publicProcedure, router } from '@/server/trpc/builders'
import { choosableModules, listPlans, offeredPlans, planRecord } from './queries/plans'
import { subscriptionNotice, subscriptionOverview } from './queries/overview'
import { estateTerms } from './queries/terms'
import * as input from './schemas'
import { closeByHand, extendTrial, markPaid, reopenByHand, setPlan } from './service/by-hand'
import { choosePlan, closeEstate, openPortal, refresh, setEnding } from './service/checkout'
import { createPlan, editPlan, offerPlan } from './service/plans'

const byId = z.object({ id: z.uuid() })

/** Also while the estate is suspended: whoever administers it can pay then. */
const managing = () => estateProcedure('subscription:manage', { whileShut: true })
/** What changes what the estate pays, or whether it is there: the password was given lately. */
const deciding = () => estateProcedure('subscription:manage', { whileShut: true, sensitive: true })

export const subscriptionRouter = router({
  mine: managing().query(({ ctx }) => subscriptionOverview(ctx)),
  notice: managing().query(({ ctx }) => subscriptionNotice(ctx)),
  choose: deciding()
    .input(input.choosePlan)
    .mutation(({ ctx, input }) => choosePlan(ctx, input)),
  portal: deciding().mutation(({ ctx }) => openPortal(ctx)),
  setEnding: deciding()
    .input(input.setEnding)
    .mutation(({ ctx, input }) => setEnding(ctx, input)),
  refresh: managing().mutation(({ ctx }) => refresh(ctx)),
  close: deciding()
    .input(input.closeEstate)
    .mutation(({ ctx, input }) => closeEstate(ctx, input)),
  terms: operatorProcedure('estates:read')
    .input(byId)
    .query(({ ctx, input }) => estateTerms(ctx, input.id)),
  setPlan: operatorProcedure('estates:bill', { sensitive: true })
    .input(input.setPlan)
    .mutation(({ ctx, input }) => setPlan(ctx, input)),
  extendTrial: operatorProcedure('estates:extendTrial')
    .input(input.extendTrial)
    .mutation(({ ctx, input }) => extendTrial(ctx, input)),
  markPaid: operatorProcedure('estates:bill', { sensitive: true })
    .input(input.markPaid)
    .mutation(({ ctx, input }) => markPaid(ctx, input)),
  closeByHand: operatorProcedure('estates:close', { sensitive: true })
    .input(input.closeByHand)
    .mutation(({ ctx, input }) => closeByHand(ctx, input)),
  reopen: operatorProcedure('estates:suspend')
    .input(input.reopenByHand)
    .mutation(({ ctx, input }) => reopenByHand(ctx, input)),
  offered: publicProcedure({ site: 'apex', limit: { max: 240, windowSeconds: 60 } }).query(() =>
    offeredPlans(),
  ),
  plans: operatorProcedure('plans:read').query(({ ctx }) => listPlans(ctx)),
  plan: operatorProcedure('plans:read')
    .input(byId)
    .query(({ ctx, input }) => planRecord(ctx, input.id)),
  planModules: operatorProcedure('plans:read').query(({ ctx }) => choosableModules(ctx)),
  createPlan: operatorProcedure('plans:write', { sensitive: true })
    .input(input.createPlan)
    .mutation(({ ctx, input }) => createPlan(ctx, input)),
  editPlan: operatorProcedure('plans:write', { sensitive: true })
    .input(input.editPlan)
    .mutation(({ ctx, input }) => editPlan(ctx, input)),
  offerPlan: operatorProcedure('plans:write', { sensitive: true })
    .input(input.offerPlan)
    .mutation(({ ctx, input }) => offerPlan(ctx, input)),
})
