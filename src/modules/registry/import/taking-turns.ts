import { setImmediate } from 'node:timers/promises'

/** Some 20 ms of work. */
const ROWS_AT_A_TIME = 250

/** Goes through rows and lets others go on in between: a long list is checked where other estates are served. */
export async function* takingTurns<T>(rows: readonly T[]): AsyncGenerator<T> {
  for (let start = 0; start < rows.length; start += ROWS_AT_A_TIME) {
    await setImmediate()
    yield* rows.slice(start, start + ROWS_AT_A_TIME)
  }
}
