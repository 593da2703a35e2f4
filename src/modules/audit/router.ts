import { estateProcedure, router } from '@/server/trpc/builders'
import { trailEvent } from './queries/event'
import { findPeople, listTrail, trailFilters, trailPerson } from './queries/trail'
import * as input from './schemas'
import { verifyEstateTrail } from './service/verify'

export const auditRouter = router({
  list: estateProcedure('audit:read')
    .input(input.listTrail)
    .query(({ ctx, input }) => listTrail(ctx, input)),
  filters: estateProcedure('audit:read').query(({ ctx }) => trailFilters(ctx)),
  people: estateProcedure('audit:read')
    .input(input.findPeople)
    .query(({ ctx, input }) => findPeople(ctx, input.q)),
  person: estateProcedure('audit:read')
    .input(input.byId)
    .query(({ ctx, input }) => trailPerson(ctx, input.id)),
  event: estateProcedure('audit:read')
    .input(input.byId)
    .query(({ ctx, input }) => trailEvent(ctx, input.id)),
  verify: estateProcedure('audit:verify').mutation(({ ctx }) => verifyEstateTrail(ctx)),
})
