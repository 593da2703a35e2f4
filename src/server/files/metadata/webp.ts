import { DamagedPicture } from './damaged'
import { orientationOf, orientationOnly } from './orientation'

const DRAWN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])

/** Bits of the first byte of VP8X that announce chunks. */
const HAS_EXIF = 0x08
const HAS_XMP = 0x04

/**
 * A WebP without EXIF data, XMP, unknown chunks or anything behind its end. Which way up it was taken stays.
 * @throws DamagedPicture
 */
export function stripWebp(bytes: Buffer): Buffer {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    throw new DamagedPicture()
  const end = 8 + bytes.readUInt32LE(4)
  if (end > bytes.length) throw new DamagedPicture()
  const kept: { type: string; body: Buffer }[] = []
  let orientation = 1
  for (let at = 12; at + 8 <= end;) {
    const type = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    if (at + 8 + length > end) throw new DamagedPicture()
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (type === 'EXIF') orientation = orientationOf(withoutPrefix(body))
    if (DRAWN.has(type)) kept.push({ type, body })
    at += 8 + length + (length % 2)
  }
  return riff(kept, orientation)
}

/** Some writers put JPEG's prefix before the EXIF data. */
function withoutPrefix(body: Buffer): Buffer {
  return body.toString('latin1', 0, 6) === 'Exif\0\0' ? body.subarray(6) : body
}

function riff(kept: readonly { type: string; body: Buffer }[], orientation: number): Buffer {
  // Only the extended form can say that EXIF data follows.
  const turned = orientation !== 1 && kept.some(({ type }) => type === 'VP8X')
  const chunks = kept.map(({ type, body }) => chunk(type, type === 'VP8X' ? announcing(body, turned) : body))
  if (turned) chunks.push(chunk('EXIF', orientationOnly(orientation)))
  const content = Buffer.concat(chunks)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(content.length + 4, 4)
  return Buffer.concat([head, content])
}

function announcing(body: Buffer, exif: boolean): Buffer {
  const copy = Buffer.from(body)
  const flags = (copy[0] ?? 0) & ~HAS_XMP & ~HAS_EXIF
  copy[0] = exif ? flags | HAS_EXIF : flags
  return copy
}

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 0, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}
