import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { config } from './config'

const CIPHER = 'aes-256-gcm'
const FORM = /^v1\.([\w-]+)\.([\w-]{16})\.([\w-]{22})\.([\w-]+)$/

/**
 * Seals a text with the newest key of the settings. The key's name stands in front, so that older ones still open what
 * they sealed.
 * @param bound what it belongs to, such as an account's id: moved to another row it can't be opened
 */
export function seal(text: string, bound: string): string {
  const [newest] = config().secretKeys
  if (!newest) throw new Error('SECRET_KEYS names no key')
  const iv = randomBytes(12)
  const cipher = createCipheriv(CIPHER, newest.key, iv).setAAD(Buffer.from(bound))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const parts = [iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))
  return ['v1', newest.name, ...parts].join('.')
}

/** What was sealed, and whether by a key that has a successor: then it should be sealed anew. */
export type Opened = { text: string; isOld: boolean }

/** @throws Error where it was altered, belongs to something else, or its key is no longer among the settings */
export function unseal(sealed: string, bound: string): Opened {
  const [, name = '', iv = '', tag = '', body = ''] = FORM.exec(sealed) ?? []
  const keys = config().secretKeys
  const at = keys.findIndex((one) => one.name === name)
  const used = keys[at]
  if (!used) throw new Error(`what is sealed with the key “${name}” can’t be opened: SECRET_KEYS lacks it`)
  const decipher = createDecipheriv(CIPHER, used.key, Buffer.from(iv, 'base64url'))
    .setAAD(Buffer.from(bound))
    .setAuthTag(Buffer.from(tag, 'base64url'))
  const text = decipher.update(Buffer.from(body, 'base64url'), undefined, 'utf8') + decipher.final('utf8')
  return { text, isOld: at > 0 }
}
