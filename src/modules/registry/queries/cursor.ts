import type { z } from 'zod'
import { invalid } from '@/server/errors'

/** Where a page ended: the values that the list is ordered by, the row's id last. */
export function toCursor(keys: readonly (string | number | boolean)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

/** @throws DomainError where the text is no cursor of this list */
export function fromCursor<Keys>(cursor: string, keys: z.ZodType<Keys>): Keys {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8')
    if (text.includes('\\u0000')) throw new Error('no text of ours')
    return keys.parse(JSON.parse(text))
  } catch {
    throw invalid(
      'registry.no_such_page',
      'This page of the list does not exist. Start again from the first.',
    )
  }
}
