import { crc32 } from 'node:zlib'
import { DamagedPicture } from './damaged'
import { orientationOf, orientationOnly } from './orientation'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Chunks that say how to draw it, moving pictures included. */
const DRAWN = new Set(
  'IHDR PLTE IDAT tRNS gAMA cHRM sRGB iCCP sBIT pHYs bKGD cICP mDCV cLLI acTL fcTL fdAT'.split(' '),
)

/**
 * A PNG without texts, times, EXIF data or anything behind its end. Which way up it was taken stays.
 * @throws DamagedPicture
 */
export function stripPng(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw new DamagedPicture()
  const kept: Buffer[] = [SIGNATURE]
  let orientation = 1
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) break
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (type === 'IEND') return Buffer.concat([...kept, ...exifChunk(orientation), bytes.subarray(at, end)])
    if (type === 'eXIf') orientation = orientationOf(bytes.subarray(at + 8, end - 4))
    if (DRAWN.has(type)) kept.push(bytes.subarray(at, end))
    at = end
  }
  throw new DamagedPicture()
}

function exifChunk(orientation: number): Buffer[] {
  if (orientation === 1) return []
  const content = Buffer.concat([Buffer.from('eXIf', 'latin1'), orientationOnly(orientation)])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length - 4)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(content))
  return [length, content, sum]
}
