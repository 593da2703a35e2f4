import { DomainError } from '../errors'

/** As JSON writes them: NUL, which PostgreSQL has in no text, and halves of letters, which it has in no JSON. */
const UNSTORABLE = /\\u0000|\\ud[89a-f]/i

/** Deeper than any form of ours; far below what a stack takes. */
const DEEPEST = 50

/**
 * An input without characters that PostgreSQL doesn't keep, wherever in it they stand; nobody's keyboard types them.
 * @throws DomainError VALIDATION_ERROR where it is nested deeper than any of ours
 */
export function storable(input: unknown): unknown {
  if (isDeeper(input, DEEPEST))
    throw new DomainError('VALIDATION_ERROR', 'too_deep', 'This is nested too deeply.')
  const json = JSON.stringify(input, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  )
  return typeof json === 'string' && UNSTORABLE.test(json) ? cleaned(input) : input
}

function isDeeper(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return left === 0 || Object.values(value).some((part) => isDeeper(part, left - 1))
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return clean(value)
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [clean(key), cleaned(part)]))
}

const clean = (text: string) => text.replaceAll('\0', '').toWellFormed()
