import { messages } from '@/registry/messages'

/** What the messages say at a path such as `tickets.nav.help`. */
export function wordsAt(path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
      messages,
    )
}
