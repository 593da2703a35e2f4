/** As JSON writes them: NUL, which PostgreSQL has in no text, and halves of letters, which it has in no JSON. */
const UNSTORABLE = /\\u0000|\\ud[89a-f]/i

/** An input without characters that PostgreSQL doesn't keep, wherever in it they stand; nobody's keyboard types them. */
export function storable(input: unknown): unknown {
  const json = JSON.stringify(input, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  )
  return typeof json === 'string' && UNSTORABLE.test(json) ? cleaned(input) : input
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return clean(value)
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [clean(key), cleaned(part)]))
}

const clean = (text: string) => text.replaceAll('\0', '').toWellFormed()
