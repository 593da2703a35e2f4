/** A command line that can't be understood: says what is wrong with it. */
export class UsageError extends Error {}

/** What a command found or did: the words for people, the facts for programs. */
export type Outcome = { words: string; json: object }

/** The options of a command line, as `parseArgs` gives them. */
export type Options = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

/** @throws UsageError where the option was left out */
export function required(options: Options, name: string): string {
  const value = options[name]
  if (typeof value === 'string' && value.trim() !== '') return value.trim()
  throw new UsageError(`--${name} is missing.`)
}

export function optional(options: Options, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
