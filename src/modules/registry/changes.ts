import { maskEmail, maskPhone } from './mask'

type Plain = string | number | boolean | string[] | null
type Change = readonly [Plain, Plain]

/** What differs of the fields that both have, as an event tells it: `{ field: [before, after] }`. */
export function changesOf<Fields extends Record<string, Plain>>(
  before: Fields,
  after: { [Name in keyof Fields]?: Plain },
): Record<string, Change> {
  const changes: Record<string, Change> = {}
  for (const [field, old] of Object.entries(before)) {
    const now = after[field]
    if (now !== undefined && JSON.stringify(old) !== JSON.stringify(now)) changes[field] = [old, now]
  }
  return changes
}

const MASKED: Record<string, (value: string) => string> = {
  email: maskEmail,
  phone: maskPhone,
  otherPhones: maskPhone,
  note: () => '…',
}

/** The same with what is personal masked. */
export function maskedChanges(changes: Record<string, Change>): Record<string, Change> {
  const masked = Object.entries(changes).map(
    ([field, [before, after]]) => [field, [mask(field, before), mask(field, after)]] as const,
  )
  return Object.fromEntries(masked)
}

function mask(field: string, value: Plain): Plain {
  const hide = MASKED[field]
  if (!hide) return value
  if (Array.isArray(value)) return value.map(hide)
  return typeof value === 'string' ? hide(value) : value
}
