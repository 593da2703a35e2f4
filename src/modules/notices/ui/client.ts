import { createTRPCReact } from '@trpc/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { RouterWith } from '@/server/trpc/builders'
import type { noticesRouter } from '../router'

type Router = RouterWith<{ notices: typeof noticesRouter }>

export const api = createTRPCReact<Router>()

type Outputs = inferRouterOutputs<typeof noticesRouter>

export type NoticeLine = Outputs['list']['items'][number]
export type NoticeRecord = Outputs['record']
