import { subscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'
import { SOCKET_ADDRESS } from '@/lib/socket-address'
import { config } from './config'
import { exchangeOf } from './http-exchange'
import { log } from './log'
import { liveHub } from './realtime'
import { startTelemetry } from './telemetry/start'

/** What a web process does around Next: checks its settings, knows who connects, and stops cleanly. */
export function startWebProcess(): void {
  checkSettings()
  const exchanges = new Exchanges()
  subscribe('http.server.request.start', (message) => {
    const exchange = exchangeOf(message)
    if (!exchange) return
    const { request, response } = exchange
    request.headers[SOCKET_ADDRESS] = request.socket.remoteAddress ?? ''
    exchanges.add(response)
  })
  void startTelemetry('web')
  // To the process that shares the port out among several, where there is one.
  process.send?.('serving')
  // Open live connections would keep the server from ending.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      log().info({ signal }, 'stopping')
      exchanges.stop()
      void liveHub().stop()
    })
}

/**
 * The answers that this process is giving. When it stops, each is the last on its connection: a browser or a balancer that
 * kept one open would go on asking a process that waits for it to fall silent.
 */
class Exchanges {
  private readonly open = new Set<ServerResponse>()
  private stopping = false

  add(response: ServerResponse): void {
    this.open.add(response)
    response.once('close', () => this.open.delete(response))
    if (this.stopping) endWith(response)
  }

  stop(): void {
    this.stopping = true
    for (const response of this.open) endWith(response)
  }
}

function endWith(response: ServerResponse): void {
  const { socket } = response
  if (!response.headersSent) response.setHeader('connection', 'close')
  else response.once('finish', () => socket?.destroySoon())
}

/** Next would print a wrong setting with its stack, and go on to answer every request with an error. */
function checkSettings(): void {
  try {
    config()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
