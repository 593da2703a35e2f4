import { IncomingMessage, ServerResponse } from 'node:http'

/** What Node tells on its channel of a request that has begun. */
export function exchangeOf(message: unknown): { request: IncomingMessage; response: ServerResponse } | null {
  if (typeof message !== 'object' || message === null) return null
  if (!('request' in message) || !('response' in message)) return null
  const { request, response } = message
  return isRequest(request) && isResponse(response) ? { request, response } : null
}

const isRequest = (value: unknown): value is IncomingMessage => value instanceof IncomingMessage
const isResponse = (value: unknown): value is ServerResponse => value instanceof ServerResponse
