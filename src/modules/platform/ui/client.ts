import { createTRPCReact } from '@trpc/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { RouterWith } from '@/server/trpc/builders'
import type { platformRouter } from '../router'

type Router = RouterWith<{ platform: typeof platformRouter }>

/** The module's own part of the API: `api.platform.estates.useInfiniteQuery(…)`. */
export const api = createTRPCReact<Router>()

export type PlatformOutputs = inferRouterOutputs<typeof platformRouter>
