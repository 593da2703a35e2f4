import { DamagedPicture } from './damaged'

type Box = { type: string; from: number; to: number }

/** What stands in an item of these types is about the picture, not of it. */
const ABOUT = new Set(['Exif', 'mime', 'uri '])

/**
 * A HEIC with its EXIF data and XMP overwritten by zeros, in place: parts of it are found by their offsets in the file.
 * Which way up it was taken is a property of its own and stays.
 * @throws DamagedPicture
 */
export function stripHeif(bytes: Buffer): Buffer {
  try {
    const copy = Buffer.from(bytes)
    const meta = boxes(copy, 0, copy.length).find((box) => box.type === 'meta')
    if (!meta) throw new DamagedPicture()
    const parts = boxes(copy, meta.from + 4, meta.to)
    const about = itemsAbout(copy, part(parts, 'iinf'))
    for (const extent of extentsOf(
      copy,
      part(parts, 'iloc'),
      parts.find((box) => box.type === 'idat'),
    ))
      if (about.has(extent.item)) copy.fill(0, extent.from, extent.to)
    return copy
  } catch (error) {
    if (error instanceof RangeError) throw new DamagedPicture()
    throw error
  }
}

function part(parts: readonly Box[], type: string): Box {
  const found = parts.find((box) => box.type === type)
  if (!found) throw new DamagedPicture()
  return found
}

function boxes(bytes: Buffer, from: number, to: number): Box[] {
  const found: Box[] = []
  for (let at = from; at + 8 <= to;) {
    const short = bytes.readUInt32BE(at)
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short
    const head = short === 1 ? 16 : 8
    if (size < head || at + size > to) throw new DamagedPicture()
    found.push({ type: bytes.toString('latin1', at + 4, at + 8), from: at + head, to: at + size })
    at += size
  }
  return found
}

function itemsAbout(bytes: Buffer, list: Box): Set<number> {
  const wide = bytes[list.from] !== 0
  const items = boxes(bytes, list.from + (wide ? 8 : 6), list.to).filter((box) => box.type === 'infe')
  const about = new Set<number>()
  for (const { from } of items) {
    const long = bytes[from] === 3
    const item = long ? bytes.readUInt32BE(from + 4) : bytes.readUInt16BE(from + 4)
    const type = from + (long ? 10 : 8)
    if (ABOUT.has(bytes.toString('latin1', type, type + 4))) about.add(item)
  }
  return about
}

type Extent = { item: number; from: number; to: number }

/** Where each item's bytes are: in the file itself, or in the box that holds small ones. */
function* extentsOf(bytes: Buffer, locations: Box, small: Box | undefined): Generator<Extent> {
  const read = reader(bytes, locations.from)
  const version = read(1)
  read(3)
  const sizes = read(2)
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const indexSize = version === 0 ? 0 : sizes & 15
  const items = read(version === 2 ? 4 : 2)
  for (let count = 0; count < items; count++) {
    const item = read(version === 2 ? 4 : 2)
    const inSmall = version > 0 && (read(2) & 15) === 1
    read(2)
    const base = read(baseSize) + (inSmall ? (small?.from ?? 0) : 0)
    const extents = read(2)
    for (let extent = 0; extent < extents; extent++) {
      read(indexSize)
      const from = base + read(offsetSize)
      const length = read(lengthSize)
      // Without a length, an item reaches to the end of the file.
      yield { item, from, to: length === 0 ? bytes.length : from + length }
    }
  }
}

function reader(bytes: Buffer, start: number): (size: number) => number {
  let at = start
  return (size) => {
    at += size
    if (size === 0) return 0
    if (size === 8) return Number(bytes.readBigUInt64BE(at - 8))
    return bytes.readUIntBE(at - size, size)
  }
}
