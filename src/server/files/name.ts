import { endingsOf, type Accept } from './accept'

const LONGEST = 120

/**
 * A name to keep and to offer for saving: no folders, no invisible or reordering characters, and the ending of the true
 * type, so that a picture called `.exe` is saved as a picture.
 */
export function safeFileName(name: string, mime: string, accept: Accept): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
  const [, stem = plain, ending = ''] = /^(.+)\.([a-z0-9]{1,8})$/i.exec(plain) ?? []
  const endings = endingsOf(accept, mime) ?? []
  const kept = endings.find((known) => known === ending.toLowerCase()) ?? endings[0]
  const cut =
    [...stem]
      .slice(0, LONGEST)
      .join('')
      .replace(/[ .]+$/, '') || 'file'
  return kept ? `${cut}.${kept}` : cut
}
