import { createTRPCReact } from '@trpc/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { RouterWith } from '@/server/trpc/builders'
import type { subscriptionRouter } from '../router'

type Router = RouterWith<{ subscription: typeof subscriptionRouter }>

/** The module's own part of the API: `api.subscription.mine.useQuery()`. */
export const api = createTRPCReact<Router>()

type Outputs = inferRouterOutputs<typeof subscriptionRouter>

export type Mine = Outputs['mine']
export type OfferedPlan = Mine['plans'][number]
export type Terms = Outputs['terms']
export type PlanLine = Outputs['plans']['plans'][number]
export type PlanRecord = Outputs['plan']
