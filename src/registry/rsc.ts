import { createHydrationHelpers } from '@trpc/react-query/rsc'
import { cache } from 'react'
import { pageRequest } from '@/server/page'
import { makeQueryClient } from '@/server/trpc/query-client'
import { createCaller, type AppRouter } from './router'

const pageQueries = cache(makeQueryClient)

/** The API called by a page for its reader: `trpc.tickets.list.prefetchInfinite(…)`, and the wrapper that hands it on. */
export const { trpc, HydrateClient } = createHydrationHelpers<AppRouter>(
  createCaller(async () => ({ request: await pageRequest() })),
  pageQueries,
)
