import { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import { DomainError, toWire, type ErrorKind, type WireError } from '../errors'
import { databaseWords } from '../db/words'

const CODE = {
  AUTHENTICATION_ERROR: 'UNAUTHORIZED',
  AUTHORIZATION_ERROR: 'FORBIDDEN',
  VALIDATION_ERROR: 'BAD_REQUEST',
  RESOURCE_NOT_FOUND: 'NOT_FOUND',
  RESOURCE_CONFLICT: 'CONFLICT',
  PAYMENT_ERROR: 'PAYMENT_REQUIRED',
  EXTERNAL_SERVICE_ERROR: 'BAD_GATEWAY',
  RATE_LIMITED: 'TOO_MANY_REQUESTS',
  INTERNAL_SERVER_ERROR: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ErrorKind, TRPCError['code']>

/** A domain error, or a database constraint with words, as tRPC's; anything else stays what it was. */
export function asTrpcError(error: unknown): unknown {
  const domain = error instanceof DomainError ? error : databaseWords(error)
  return domain ? new TRPCError({ code: CODE[domain.kind], message: domain.message, cause: domain }) : error
}

/** What goes over the wire for an error that reached tRPC's formatter. */
export function wireOf(error: TRPCError, requestId: string): WireError {
  if (error.cause instanceof DomainError) return toWire(error.cause, requestId)
  const zod = inputFields(error.cause)
  if (zod)
    return toWire(
      new DomainError('VALIDATION_ERROR', 'invalid_input', 'Some fields need another look.', { fields: zod }),
      requestId,
    )
  if (error.code === 'NOT_FOUND')
    return toWire(new DomainError('RESOURCE_NOT_FOUND', 'not_found', 'This does not exist.'), requestId)
  if (
    [
      'BAD_REQUEST',
      'PARSE_ERROR',
      'METHOD_NOT_SUPPORTED',
      'UNSUPPORTED_MEDIA_TYPE',
      'PAYLOAD_TOO_LARGE',
    ].includes(error.code)
  )
    return toWire(
      new DomainError('VALIDATION_ERROR', 'bad_request', 'This request could not be read.'),
      requestId,
    )
  return toWire(error, requestId)
}

function inputFields(cause: unknown): Record<string, string> | null {
  if (!(cause instanceof ZodError)) return null
  const fields: Record<string, string> = {}
  for (const { path, message } of cause.issues) fields[path.map(String).join('.')] ??= message
  return fields
}
