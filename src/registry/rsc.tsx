import { dehydrate } from '@tanstack/react-query'
import { createHydrationHelpers } from '@trpc/react-query/rsc'
import { cache, type ReactNode } from 'react'
import { toWire } from '@/lib/wire'
import { DomainError, type ErrorKind } from '@/server/errors'
import { pageRequest } from '@/server/page'
import { makeQueryClient } from '@/server/trpc/query-client'
import { createCaller, type AppRouter } from './router'
import { HandedAnswers } from './ui/handed-answers'

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

/** The API called by a page for its reader: `trpc.tickets.list.prefetchInfinite(…)`, awaited. */
export const { trpc } = createHydrationHelpers<AppRouter>(
  createCaller(async () => ({ request: await pageRequest() })),
  pageQueries,
)

/** Hands what the page has asked for so far on to the screens inside. */
export function HydrateClient({ children }: { children: ReactNode }) {
  return <HandedAnswers answers={JSON.stringify(toWire(dehydrate(pageQueries())))}>{children}</HandedAnswers>
}
