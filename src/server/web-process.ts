import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { SOCKET_ADDRESS } from '@/lib/socket-address'
import { config } from './config'
import { log } from './log'
import { liveHub } from './realtime'
import { startTelemetry } from './telemetry/start'

/** What a web process does around Next: checks its settings, knows who connects, and stops cleanly. */
export function startWebProcess(): void {
  checkSettings()
  subscribe('http.server.request.start', (message) => {
    const request = requestOf(message)
    if (request) request.headers[SOCKET_ADDRESS] = request.socket.remoteAddress ?? ''
  })
  void startTelemetry('web')
  // To the process that shares the port out among several, where there is one.
  process.send?.('serving')
  // Open live connections would keep the server from ending.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      log().info({ signal }, 'stopping')
      void liveHub().stop()
    })
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

function requestOf(message: unknown): IncomingMessage | null {
  if (typeof message !== 'object' || message === null || !('request' in message)) return null
  const { request } = message
  return isIncoming(request) ? request : null
}

function isIncoming(value: unknown): value is IncomingMessage {
  return typeof value === 'object' && value !== null && 'headers' in value && 'socket' in value
}
