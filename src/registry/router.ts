import './install'
import { healthRouter } from '@/server/health-router'
import { jobsRouter } from '@/server/jobs-router'
import { liveRouter } from '@/server/live-router'
import { bellRouter } from '@/server/notifications-router'
import { searchRouter } from '@/server/search'
import { createCallerFactory, router } from '@/server/trpc/builders'
import { foundingRouter } from '@/modules/founding/router'
import { platformRouter } from '@/modules/platform/router'
import { noticesRouter } from '@/modules/notices/router'
import { identityRouter } from '@/modules/identity/router'
import { subscriptionRouter } from '@/modules/subscription/router'
import { registryRouter } from '@/modules/registry/router'
import { settingsRouter } from '@/modules/settings/router'
import { supportRouter } from '@/modules/support/router'
import { archiveRouter } from '@/modules/archive/router'
import { ticketsRouter } from '@/modules/tickets/router'
import { auditRouter } from '@/modules/audit/router'

export const appRouter = router({
  live: liveRouter,
  bell: bellRouter,
  search: searchRouter,
  jobs: jobsRouter,
  health: healthRouter,
  platform: platformRouter,
  notices: noticesRouter,
  identity: identityRouter,
  subscription: subscriptionRouter,
  registry: registryRouter,
  settings: settingsRouter,
  support: supportRouter,
  archive: archiveRouter,
  tickets: ticketsRouter,
  founding: foundingRouter,
  audit: auditRouter,
})

export type AppRouter = typeof appRouter

export const createCaller = createCallerFactory(appRouter)
