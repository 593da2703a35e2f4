'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { httpBatchLink } from '@trpc/client'
import { createTRPCReact } from '@trpc/react-query'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { wireTransformer } from '@/lib/wire'
import type { RouterWith } from './builders'
import { makeQueryClient } from './query-client'

// Every client made with createTRPCReact shares one React context, so each module makes its own, typed by its own router
// alone: `createTRPCReact<ModuleRouter>()` in its `ui/client.ts`.
const root = createTRPCReact<RouterWith<Record<never, never>>>()

let inBrowser: ReturnType<typeof makeQueryClient> | undefined

function queryClient() {
  if (typeof window === 'undefined') return makeQueryClient()
  return (inBrowser ??= makeQueryClient())
}

/** A browser's own words for a network that is gone are for nobody. */
async function ask(url: RequestInfo | URL | string, init: RequestInit | undefined, unreachable: string) {
  try {
    return await fetch(url, init)
  } catch (error) {
    throw init?.signal?.aborted ? error : new Error(unreachable)
  }
}

/** Gives the screens below it the API of their own site. */
export function TrpcProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('ui')
  const [client] = useState(() =>
    root.createClient({
      links: [
        httpBatchLink({
          url: '/api/trpc',
          transformer: wireTransformer,
          maxURLLength: 6000,
          maxItems: 20,
          fetch: (url, init) => ask(url, init, t('unreachable')),
        }),
      ],
    }),
  )
  const queries = queryClient()
  return (
    <root.Provider client={client} queryClient={queries}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </root.Provider>
  )
}
