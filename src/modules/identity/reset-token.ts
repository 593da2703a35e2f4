import { createHash, randomBytes } from 'node:crypto'
import { resetToken } from './schemas'

/** What the link carries and what the database keeps of it. */
export function makeResetToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

/** The digest under which a token is stored; null for what can't be one. */
export function resetTokenHash(token: string): string | null {
  return resetToken.safeParse(token).success ? hashOf(token) : null
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
