import { dehydrate } from '@tanstack/react-query'
import { createHydrationHelpers } from '@trpc/react-query/rsc'
import { cache, type ReactNode } from 'react'
import { toWire } from '@/lib/wire'
import { pageRequest } from '@/server/page'
import { makeQueryClient } from '@/server/trpc/query-client'
import { createCaller, type AppRouter } from './router'
import { HandedAnswers } from './ui/handed-answers'

const pageQueries = cache(makeQueryClient)

/** The API called by a page for its reader: `trpc.tickets.list.prefetchInfinite(…)`, awaited. */
export const { trpc } = createHydrationHelpers<AppRouter>(
  createCaller(async () => ({ request: await pageRequest() })),
  pageQueries,
)

/** Hands what the page has asked for so far on to the screens inside. */
export function HydrateClient({ children }: { children: ReactNode }) {
  return <HandedAnswers answers={JSON.stringify(toWire(dehydrate(pageQueries())))}>{children}</HandedAnswers>
}
