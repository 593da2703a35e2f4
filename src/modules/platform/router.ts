import { z } from 'zod'
import { operatorProcedure, publicProcedure, router } from '@/server/trpc/builders'
import { estateRecord, estatesAtAGlance, listEstates } from './queries/estates'
import { listPlatformEvents, trailFilters, verifyPlatformTrail } from './queries/events'
import { demoSites, findEstate } from './queries/front'
import * as input from './schemas'
import { reopenEstate, suspendEstate } from './service'

const byId = z.object({ id: z.uuid() })

export const platformRouter = router({
  estates: operatorProcedure('estates:read')
    .input(input.listEstates)
    .query(({ ctx, input }) => listEstates(ctx, input)),
  glance: operatorProcedure('estates:read').query(({ ctx }) => estatesAtAGlance(ctx)),
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
  verifyTrail: operatorProcedure('estates:read').mutation(({ ctx }) => verifyPlatformTrail(ctx)),
  trailFilters: operatorProcedure('estates:read').query(({ ctx }) => trailFilters(ctx)),
  demo: publicProcedure({ site: 'apex', limit: { max: 240, windowSeconds: 60 } }).query(() => demoSites()),
  find: publicProcedure({ site: 'apex', limit: { max: 30, windowSeconds: 60 } })
    .input(input.findEstate)
    .query(({ input }) => findEstate(input)),
})
