import { createHash, randomInt } from 'node:crypto'

/** Without letters that are taken for digits. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP = 4
const HOW_MANY = 10

/** Ten codes of some 79 bits each, as people write them down. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () =>
    Array.from({ length: GROUPS }, () =>
      Array.from({ length: GROUP }, () => SIGNS.charAt(randomInt(SIGNS.length))).join(''),
    ).join('-'),
  )
}

/** The digest under which a code is kept; however it was typed. Null for what can't be one. */
export function recoveryCodeHash(typed: string): string | null {
  const signs = typed.toLowerCase().replace(/[\s-]/g, '')
  if (signs.length !== GROUPS * GROUP) return null
  return createHash('sha256').update(signs).digest('base64url')
}
