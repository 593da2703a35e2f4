import { subscribe } from 'node:diagnostics_channel'
import { exchangeOf } from '../http-exchange'
import { gauge, timer } from './metrics'

/** The parts of the product under which requests are counted; few, so that figures stay few. */
const PARTS = ['trpc', 'files', 'auth', 'export', 'webhooks', 'health']

function partOf(url: string): string {
  const [path = ''] = url.split('?')
  const api = /^\/api\/([a-z]+)/.exec(path)?.[1]
  if (api) return PARTS.includes(api) ? api : 'api'
  return path.startsWith('/_next/') || path.startsWith('/assets/') ? 'static' : 'page'
}

/** Every request of this process but those of its own figures, from its arrival to the end of its answer. */
export function measureRequests(metricsPort: number): void {
  const note = timer('gatehouse_request_duration_seconds')
  let live = 0
  gauge('gatehouse_live_connections', () => [[live]])
  subscribe('http.server.request.start', (message) => {
    const { request, response } = exchangeOf(message) ?? {}
    if (!request || !response || request.socket.localPort === metricsPort) return
    const began = performance.now()
    const part = partOf(request.url ?? '/')
    const isLive = request.headers.accept === 'text/event-stream'
    if (isLive) live++
    response.once('close', () => {
      if (isLive) live--
      else note((performance.now() - began) / 1000, { part, status: String(response.statusCode) })
    })
  })
}
