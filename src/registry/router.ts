import './install'
import { liveRouter } from '@/server/live-router'
import { createCallerFactory, router } from '@/server/trpc/builders'
import { platformRouter } from '@/modules/platform/router'
import { identityRouter } from '@/modules/identity/router'
import { registryRouter } from '@/modules/registry/router'
import { ticketsRouter } from '@/modules/tickets/router'

export const appRouter = router({
  live: liveRouter,
  platform: platformRouter,
  identity: identityRouter,
  registry: registryRouter,
  tickets: ticketsRouter,
})

export type AppRouter = typeof appRouter

export const createCaller = createCallerFactory(appRouter)
