import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** 32 random bytes as they travel, and what the database keeps of them. */
export function makeSecret(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, hash: secretHash(secret) }
}

export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

export function makeCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** Six digits are soon guessed from a plain digest: this one needs a key that is not in the database. */
export function codeHash(key: string, foundingId: string, code: string): string {
  return createHmac('sha256', key).update(`${foundingId}:${code}`).digest('base64url')
}

export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
