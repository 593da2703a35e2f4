import { environmentManager, QueryClient } from '@tanstack/react-query'

/** Query cache with what server and browser must agree on. Live signals refresh it, so nothing polls. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // A page that is being made doesn't wait for a second try: its browser makes it.
      queries: {
        staleTime: 20_000,
        retry: environmentManager.isServer() ? false : (count, error) => count < 2 && !isAnswer(error),
      },
      // Without a network a command fails at once and says so, rather than wait for one.
      mutations: { networkMode: 'always' },
    },
  })
}

/** An error that the server answered with on purpose; asking again would give the same. */
function isAnswer(error: unknown): boolean {
  return error instanceof Error && 'data' in error && error.data !== null && error.data !== undefined
}
