/** The closed list of kinds on the wire, each with its HTTP status. */
export const ERROR_STATUS = {
  AUTHENTICATION_ERROR: 401,
  AUTHORIZATION_ERROR: 403,
  VALIDATION_ERROR: 400,
  RESOURCE_NOT_FOUND: 404,
  RESOURCE_CONFLICT: 409,
  PAYMENT_ERROR: 402,
  EXTERNAL_SERVICE_ERROR: 502,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
} as const

export type ErrorKind = keyof typeof ERROR_STATUS

/** Facts for the reader of an error; `fields` maps a form's field path to the sentence beside it. */
export type ErrorDetails = { fields?: Record<string, string> } & Record<string, unknown>

/** What every API error looks like. */
export type WireError = {
  error: ErrorKind
  code: string
  message: string
  details: ErrorDetails
  requestId: string
}

/** An error that the caller may read: `code` is the module's own (`tickets.already_closed`), `message` a sentence. */
export class DomainError extends Error {
  override readonly name = 'DomainError'

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message)
  }
}

/** "Not found": also the answer for another estate's row and for one outside the reader's scope. */
export function notFound(what: string): DomainError {
  return new DomainError(
    'RESOURCE_NOT_FOUND',
    'not_found',
    `This ${what} does not exist, or is not yours to see.`,
  )
}

/** The reader lacks a right; says whom to ask. */
export function notAllowed(permission: string): DomainError {
  return new DomainError(
    'AUTHORIZATION_ERROR',
    'not_allowed',
    'You have no right to do this. An administrator of your estate can give it to you.',
    { permission },
  )
}

/** The part of the product that this belongs to is switched off in the estate: it is as if it weren't there. */
export function switchedOff(): DomainError {
  return new DomainError(
    'RESOURCE_NOT_FOUND',
    'switched_off',
    'Your estate doesn’t use this part. An administrator can switch it on in the settings.',
  )
}

/** Input that only the database or the domain can judge, with the sentence beside each field. */
export function invalid(code: string, message: string, fields: Record<string, string> = {}): DomainError {
  return new DomainError('VALIDATION_ERROR', code, message, { fields })
}

/** Throws what was found to be wrong, if anything was: several things as one error with the sentences of all fields. */
export function refuse(found: readonly (DomainError | null)[]): void {
  const wrong = found.filter((error) => error !== null)
  const [first] = wrong
  if (!first) return
  if (wrong.length === 1) throw first
  const fields: Record<string, string> = {}
  for (const { details } of wrong) Object.assign(fields, details.fields)
  throw invalid('invalid_input', 'Some fields need another look.', fields)
}

export function conflict(code: string, message: string, details: ErrorDetails = {}): DomainError {
  return new DomainError('RESOURCE_CONFLICT', code, message, details)
}

/** The wire shape of any error. Unexpected ones tell nothing but the request's id. */
export function toWire(error: unknown, requestId: string): WireError {
  if (error instanceof DomainError)
    return { error: error.kind, code: error.code, message: error.message, details: error.details, requestId }
  return {
    error: 'INTERNAL_SERVER_ERROR',
    code: 'internal',
    message: `Something went wrong on our side. If it happens again, tell your manager this number: ${requestId}`,
    details: {},
    requestId,
  }
}
