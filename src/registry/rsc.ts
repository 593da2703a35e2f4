import { createHydrationHelpers } from '@trpc/react-query/rsc'
import { cache } from 'react'
import { DomainError, type ErrorKind } from '@/server/errors'
import { pageRequest } from '@/server/page'
import { makeQueryClient } from '@/server/trpc/query-client'
import { createCaller, type AppRouter } from './router'

const pageQueries = cache(makeQueryClient)

/** Whether something that the page prefetched is not there, or not its reader's to see. */
export function isMissing(): boolean {
  return pageQueries()
    .getQueryCache()
    .getAll()
    .some(({ state: { error } }) => kindOf(error) === 'RESOURCE_NOT_FOUND')
}

function kindOf(error: Error | null): ErrorKind | null {
  return error?.cause instanceof DomainError ? error.cause.kind : null
}

/** The API called by a page for its reader: `trpc.tickets.list.prefetchInfinite(…)`, and the wrapper that hands it on. */
export const { trpc, HydrateClient } = createHydrationHelpers<AppRouter>(
  createCaller(async () => ({ request: await pageRequest() })),
  pageQueries,
)
