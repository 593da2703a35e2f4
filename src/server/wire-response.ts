import { databaseWords } from './db/words'
import { DomainError, ERROR_STATUS, toWire } from './errors'
import { log } from './log'

/** An error as the answer of a route handler, in the shape of every API error; an unexpected one is logged. */
export function wireResponse(error: unknown, requestId: string): Response {
  const domain = error instanceof DomainError ? error : databaseWords(error)
  if (!domain) log().error({ requestId, err: error }, 'failed')
  const wire = toWire(domain ?? error, requestId)
  const headers = new Headers({
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  })
  const wait = domain?.details.retryAfterSeconds
  if (typeof wait === 'number') headers.set('retry-after', String(wait))
  return Response.json(wire, { status: ERROR_STATUS[wire.error], headers })
}
