import { createTRPCReact } from '@trpc/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { RouterWith } from '@/server/trpc/builders'
import type { identityRouter } from '../router'

type Router = RouterWith<{ identity: typeof identityRouter }>

export const api = createTRPCReact<Router>()

export type IdentityOutputs = inferRouterOutputs<typeof identityRouter>
