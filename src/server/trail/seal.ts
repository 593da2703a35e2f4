import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** What a seal says of its batch of events; `root` is a hash over their digests. */
export type SealFacts = {
  number: number
  eventIds: readonly string[]
  firstAt: Date
  lastAt: Date
  root: string
  sealedAt: Date
}

/** Before the first seal. */
export const NOTHING = '0'.repeat(64)

/** The hash of a seal: over what it says and the hash of the seal before, so that none can be changed or left out alone. */
export function sealHash(trail: string, previous: string, seal: SealFacts): string {
  const ids = createHash('sha256').update(seal.eventIds.join()).digest('hex')
  const said = [
    trail,
    previous,
    seal.number,
    seal.eventIds.length,
    ids,
    seal.firstAt.getTime(),
    seal.lastAt.getTime(),
    seal.root,
    seal.sealedAt.getTime(),
  ]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}

/** A key for seals alone, made from the deployment's secret: whoever only has the database can't sign. */
export type SealKey = { id: string; bytes: Buffer }

export function sealKey(secret: string): SealKey {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'gatehouse audit seals', 32))
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 16), bytes }
}

export function signSeal(key: SealKey, hash: string): string {
  return createHmac('sha256', key.bytes).update(hash).digest('hex')
}

export function isSignedBy(key: SealKey, hash: string, signature: string): boolean {
  const right = Buffer.from(signSeal(key, hash))
  const given = Buffer.from(signature)
  return right.length === given.length && timingSafeEqual(right, given)
}
