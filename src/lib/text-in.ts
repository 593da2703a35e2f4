/** The text under a key of an answer from outside. By hand, for what is on every page: a schema library is heavier than all of it. */
export function textIn(answer: unknown, key: string): string | null {
  const value: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, key) : null
  return typeof value === 'string' ? value : null
}
