import { z } from 'zod'
import { operatorProcedure, publicProcedure, router } from '@/server/trpc/builders'
import { estateFilters, estateRecord, listEstates } from './queries/estates'
import { platformEvent } from './queries/event'
import { listPlatformEvents, trailFilters, verifyPlatformTrail } from './queries/events'
import { estateFigures } from './queries/figures'
import { demoSites, findEstate } from './queries/front'
import { listOperators } from './queries/operators'
import { platformOverview } from './queries/overview'
import * as input from './schemas'
import {
  changeOperatorRole,
  deactivateOperator,
  inviteOperator,
  reactivateOperator,
  renewInvitation,
  resetOperatorFactor,
} from './service/operators'
import { switchFeature } from './service/features'
import { reopenEstate, suspendEstate } from './service/estates'

const byId = z.object({ id: z.uuid() })

export const platformRouter = router({
  estates: operatorProcedure('estates:read')
    .input(input.listEstates)
    .query(({ ctx, input }) => listEstates(ctx, input)),
  estateFilters: operatorProcedure('estates:read').query(({ ctx }) => estateFilters(ctx)),
  overview: operatorProcedure('estates:read').query(({ ctx }) => platformOverview(ctx)),
  figures: operatorProcedure('estates:read')
    .input(input.estateFiguresBy)
    .query(({ ctx, input }) => estateFigures(ctx, input)),
  switchFeature: operatorProcedure('estates:features')
    .input(input.switchFeature)
    .mutation(({ ctx, input }) => switchFeature(ctx, input)),
  estate: operatorProcedure('estates:read')
    .input(byId)
    .query(({ ctx, input }) => estateRecord(ctx, input.id)),
  suspend: operatorProcedure('estates:suspend')
    .input(input.suspendEstate)
    .mutation(({ ctx, input }) => suspendEstate(ctx, input)),
  reopen: operatorProcedure('estates:suspend')
    .input(input.reopenEstate)
    .mutation(({ ctx, input }) => reopenEstate(ctx, input)),
  trail: operatorProcedure('estates:read')
    .input(input.listPlatformEvents)
    .query(({ ctx, input }) => listPlatformEvents(ctx, input)),
  event: operatorProcedure('estates:read')
    .input(byId)
    .query(({ ctx, input }) => platformEvent(ctx, input.id)),
  verifyTrail: operatorProcedure('estates:read').mutation(({ ctx }) => verifyPlatformTrail(ctx)),
  trailFilters: operatorProcedure('estates:read').query(({ ctx }) => trailFilters(ctx)),
  operators: router({
    list: operatorProcedure('operators:read').query(({ ctx }) => listOperators(ctx)),
    invite: operatorProcedure('operators:manage', { sensitive: true })
      .input(input.inviteOperator)
      .mutation(({ ctx, input }) => inviteOperator(ctx, input)),
    renewInvitation: operatorProcedure('operators:manage', { sensitive: true })
      .input(input.onOperator)
      .mutation(({ ctx, input }) => renewInvitation(ctx, input)),
    changeRole: operatorProcedure('operators:manage', { sensitive: true })
      .input(input.changeRole)
      .mutation(({ ctx, input }) => changeOperatorRole(ctx, input)),
    deactivate: operatorProcedure('operators:manage', { sensitive: true })
      .input(input.onOperator)
      .mutation(({ ctx, input }) => deactivateOperator(ctx, input)),
    reactivate: operatorProcedure('operators:manage', { sensitive: true })
      .input(input.onOperator)
      .mutation(({ ctx, input }) => reactivateOperator(ctx, input)),
    resetFactor: operatorProcedure('operators:manage', { sensitive: true })
      .input(input.onOperator)
      .mutation(({ ctx, input }) => resetOperatorFactor(ctx, input)),
  }),
  demo: publicProcedure({ site: 'apex', limit: { max: 240, windowSeconds: 60 } }).query(() => demoSites()),
  find: publicProcedure({ site: 'apex', limit: { max: 30, windowSeconds: 60 } })
    .input(input.findEstate)
    .query(({ input }) => findEstate(input)),
})
