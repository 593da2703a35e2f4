import { createTRPCReact } from '@trpc/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { RouterWith } from '@/server/trpc/builders'
import type { auditRouter } from '../router'

type Router = RouterWith<{ audit: typeof auditRouter }>

export const api = createTRPCReact<Router>()

type Outputs = inferRouterOutputs<typeof auditRouter>

export type TrailLine = Outputs['list']['items'][number]
export type TrailEvent = Outputs['event']
export type Verdict = Outputs['verify']
