import { hash, verify } from '@node-rs/argon2'

// argon2id with 19 MiB, 2 passes, 1 lane: the first of OWASP's recommended settings.
const SETTINGS = { memoryCost: 19456, timeCost: 2, parallelism: 1 }

export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), SETTINGS)
}

let decoy: Promise<string> | undefined

/** Whether the password is right. Takes as long where there is no hash, so that the time tells nothing. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this password')
  const matches = await verify(stored ?? (await decoy), password.normalize('NFKC'))
  return matches && stored !== null
}
