import { createTRPCReact } from '@trpc/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { healthRouter } from '@/server/health-router'
import type { jobsRouter } from '@/server/jobs-router'
import type { RouterWith } from '@/server/trpc/builders'
import type { platformRouter } from '../router'

type Router = RouterWith<{
  platform: typeof platformRouter
  jobs: typeof jobsRouter
  health: typeof healthRouter
}>

/** The console's part of the API: `api.platform.estates.useInfiniteQuery(…)`, `api.jobs.counts.useQuery()`. */
export const api = createTRPCReact<Router>()

export type PlatformOutputs = inferRouterOutputs<typeof platformRouter>
export type JobOutputs = inferRouterOutputs<typeof jobsRouter>
export type HealthOutputs = inferRouterOutputs<typeof healthRouter>

/** One of the staff of the platform, as the list shows them. */
export type OperatorLine = PlatformOutputs['operators']['list']['operators'][number]
