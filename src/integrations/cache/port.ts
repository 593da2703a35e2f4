/** Counts of requests in fixed windows, shared by every process. */
export type CounterStore = {
  /** Adds one to a key's count and returns it; the count starts anew when the window has passed. */
  hit(key: string, windowSeconds: number): Promise<{ count: number; resetsInSeconds: number }>
  /** Takes one hit back. */
  takeBack(key: string): Promise<void>
}
