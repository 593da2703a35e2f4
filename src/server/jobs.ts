import type { z } from 'zod'

/** Work that must not wait in a request; its payload is checked when it is asked for and when it runs. */
export type DefinedJob<P extends object> = {
  name: `${string}.${string}`
  payload: z.ZodType<P>
  maxAttempts: number
}

export type JobInput<P extends object> = {
  payload: P
  /** Not before this time. */
  runAt?: Date
  /** Jobs of the same key replace each other while they wait. */
  key?: string
}

/** Under which a job waits in the queue: keys of estates and jobs never meet. */
export function jobKeyOf(estateId: string, job: { name: string }, key: string): string {
  return `${estateId}:${job.name}:${key}`
}

export function defineJob<P extends object>(
  name: DefinedJob<P>['name'],
  payload: z.ZodType<P>,
  maxAttempts = 8,
): DefinedJob<P> {
  return { name, payload, maxAttempts }
}
