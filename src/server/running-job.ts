import { AsyncLocalStorage } from 'node:async_hooks'

const running = new AsyncLocalStorage<string>()

/** Runs a job's work so that what it sends knows which job to try again. */
export function asJob<T>(id: string, work: () => Promise<T>): Promise<T> {
  return running.run(id, work)
}

/** The job that this runs in; null outside of one. */
export function runningJob(): string | null {
  return running.getStore() ?? null
}
