import { isUtf8 } from 'node:buffer'

const LOOKED_AT = 64 * 1024
/** No text has these; a few come out of old databases, and are for whoever reads the text to leave out. */
const ODD = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F\uFFFD]/g
const FEW = 3
/** Where files of other kinds say which they are, mostly with such characters. */
const SIGNATURE = 8

/**
 * The text in a file as programs of all ages write it: UTF-8, UTF-16 (with a mark, or known by its zero bytes) or
 * Windows-1252.
 * @returns null for what is no text
 */
export function textOf(file: Buffer): string | null {
  const text = new TextDecoder(encodingOf(file)).decode(file)
  const looked = text.slice(0, LOOKED_AT)
  const odd = Array.from(looked.matchAll(ODD), ({ index }) => index)
  const isOther = odd.some((at) => at < SIGNATURE) || odd.length > FEW + looked.length / 500
  return isOther ? null : text
}

function encodingOf(file: Buffer): string {
  const [first, second] = file
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const sample = file.subarray(0, 4096)
  const zeros = { even: 0, odd: 0 }
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1
  }
  const many = sample.length / 5
  if (zeros.odd > many && zeros.even < many / 10) return 'utf-16le'
  if (zeros.even > many && zeros.odd < many / 10) return 'utf-16be'
  return isUtf8(file) ? 'utf-8' : 'windows-1252'
}
