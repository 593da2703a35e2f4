import pino from 'pino'
import { config } from './config'

export type Log = pino.Logger

let root: Log | undefined

/** The process's JSON log. Bind request id, estate and account; never personal data or secrets. */
export function log(): Log {
  root ??= pino({
    level: config().logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['password', '*.password', 'token', '*.token', 'headers', '*.email', 'email', '*.phone'],
      remove: true,
    },
  })
  return root
}
