import { createTRPCReact } from '@trpc/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { RouterWith } from '@/server/trpc/builders'
import type { ticketsRouter } from '../router'

type Router = RouterWith<{ tickets: typeof ticketsRouter }>

/** The module's own part of the API: `api.tickets.list.useInfiniteQuery(…)`. */
export const api = createTRPCReact<Router>()

type Outputs = inferRouterOutputs<typeof ticketsRouter>

export type TicketLine = Outputs['list']['items'][number]
export type TicketRecord = Outputs['record']
export type TicketComment = TicketRecord['comments'][number]
export type Worker = Outputs['workers'][number]
export type TicketCategory = Outputs['categories'][number]
