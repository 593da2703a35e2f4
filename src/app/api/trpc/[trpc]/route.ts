import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { appRouter } from '@/registry/router'
import { requestInfo } from '@/server/request'

function handler(request: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    // The client sends at most twenty; each call in a batch is work.
    maxBatchSize: 20,
    createContext: () => ({ request: requestInfo(request.headers) }),
    responseMeta: ({ type }) => ({
      headers: type === 'subscription' ? {} : { 'cache-control': 'private, no-store' },
    }),
  })
}

export { handler as GET, handler as POST }
