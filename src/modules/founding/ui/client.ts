import { createTRPCReact } from '@trpc/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { RouterWith } from '@/server/trpc/builders'
import type { foundingRouter } from '../router'

type Router = RouterWith<{ founding: typeof foundingRouter }>

export const api = createTRPCReact<Router>()

export type FoundingOutputs = inferRouterOutputs<typeof foundingRouter>
