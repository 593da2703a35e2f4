import { createTRPCReact } from '@trpc/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { RouterWith } from '@/server/trpc/builders'
import type { archiveRouter } from '../router'

type Router = RouterWith<{ archive: typeof archiveRouter }>

export const api = createTRPCReact<Router>()

export type ArchiveLine = inferRouterOutputs<typeof archiveRouter>['list'][number]
