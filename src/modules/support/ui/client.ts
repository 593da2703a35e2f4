import { createTRPCReact } from '@trpc/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { RouterWith } from '@/server/trpc/builders'
import type { supportRouter } from '../router'

export const api = createTRPCReact<RouterWith<{ support: typeof supportRouter }>>()

export type SupportOutputs = inferRouterOutputs<typeof supportRouter>
