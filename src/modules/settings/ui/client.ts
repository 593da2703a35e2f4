import { createTRPCReact } from '@trpc/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { RouterWith } from '@/server/trpc/builders'
import type { settingsRouter } from '../router'

type Router = RouterWith<{ settings: typeof settingsRouter }>

/** The module's own part of the API: `api.settings.general.useQuery()`. */
export const api = createTRPCReact<Router>()

export type SettingsOutputs = inferRouterOutputs<typeof settingsRouter>
