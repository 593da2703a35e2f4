import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { SheetError } from './sheet-error'

/** One file of an archive, as its central directory describes it. */
export interface ZipEntry {
  name: string
  method: number
  packedSize: number
  size: number
  offset: number
}

const END_OF_DIRECTORY = 0x06054b50
const END_OF_DIRECTORY_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const END_SIZE = 22
const LONGEST_COMMENT = 65_535
const MOST_ENTRIES = 2_000
const IN_EXTRA_FIELD = 0xffffffff
const CHUNK = 128 * 1024

/** What a workbook may unpack to: 10,000 rows are some 20 MB, formatting and pasted columns multiply it. */
export const MOST_UNPACKED = 200 * 1024 * 1024
/** Real sheets pack 10 to 60 times; only a bomb packs hundreds. */
const BOMB_RATIO = 200
const BOMB_SIZE = 10 * 1024 * 1024

/** What may still be unpacked of one archive; shared by all its parts, counted on real bytes. */
export interface UnpackBudget {
  left: number
}

const damaged = () =>
  new SheetError('damaged', 'The file is damaged: open it in your spreadsheet program and save it again.')

export const unpacksTooBig = () =>
  new SheetError(
    'unpacks_too_big',
    'The file unpacks to far more than a list of people holds, so it was not opened. Copy the rows into a new workbook and try again.',
  )

/** The parts of an archive by their names in small letters. Refuses bombs and encrypted archives by what the directory says. */
export function readDirectory(file: Buffer): Map<string, ZipEntry> {
  const { offset, size } = findDirectory(file)
  const end = Math.min(offset + size, file.length)
  const entries = new Map<string, ZipEntry>()
  let total = 0
  for (let at = offset; at + 46 <= end;) {
    if (file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged()
    const { entry, next } = readEntry(file, at)
    total += /\.(?:xml|rels)$/i.test(entry.name) ? entry.size : 0
    if (entry.size > BOMB_SIZE && entry.size > entry.packedSize * BOMB_RATIO) throw unpacksTooBig()
    entries.set(entry.name.toLowerCase().replace(/\\/g, '/').replace(/^\//, ''), entry)
    if (entries.size > MOST_ENTRIES || total > MOST_UNPACKED) throw unpacksTooBig()
    at = next
  }
  return entries
}

/** A part's bytes, unpacked piece by piece and never more than the budget or than the directory promised. */
export async function* unpack(file: Buffer, entry: ZipEntry, budget: UnpackBudget): AsyncGenerator<Buffer> {
  const packed = packedBytes(file, entry)
  let left = entry.size
  try {
    for await (const chunk of entry.method === 0 ? [packed] : inflated(packed)) {
      left -= chunk.length
      budget.left -= chunk.length
      if (left < 0 || budget.left < 0) throw unpacksTooBig()
      yield chunk
    }
  } catch (error) {
    throw error instanceof SheetError ? error : damaged()
  }
}

async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  const stream = Readable.from([packed]).pipe(createInflateRaw({ chunkSize: CHUNK }))
  for await (const chunk of stream) {
    if (Buffer.isBuffer(chunk)) yield chunk
  }
}

function packedBytes(file: Buffer, entry: ZipEntry): Buffer {
  const at = entry.offset
  if (entry.method !== 0 && entry.method !== 8) throw damaged()
  if (at + 30 > file.length || file.readUInt32LE(at) !== LOCAL_ENTRY) throw damaged()
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  const end = start + entry.packedSize
  if (end > file.length) throw damaged()
  return file.subarray(start, end)
}

function readEntry(file: Buffer, at: number): { entry: ZipEntry; next: number } {
  const nameLength = file.readUInt16LE(at + 28)
  const extraLength = file.readUInt16LE(at + 30)
  const next = at + 46 + nameLength + extraLength + file.readUInt16LE(at + 32)
  if (next > file.length) throw damaged()
  if (file.readUInt16LE(at + 8) & 1) {
    throw new SheetError(
      'protected',
      'The file is protected by a password. Remove the password and save it again.',
    )
  }
  const entry = {
    name: file.toString('utf8', at + 46, at + 46 + nameLength),
    method: file.readUInt16LE(at + 10),
    packedSize: file.readUInt32LE(at + 20),
    size: file.readUInt32LE(at + 24),
    offset: file.readUInt32LE(at + 42),
  }
  const extra = file.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
  return { entry: withLongSizes(entry, extra), next }
}

/** Some programs write the 64-bit form even for small files: sizes then stand in an extra field, in this order. */
function withLongSizes(entry: ZipEntry, extra: Buffer): ZipEntry {
  const long = { ...entry }
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let field = at + 4
    for (const name of ['size', 'packedSize', 'offset'] as const) {
      if (entry[name] !== IN_EXTRA_FIELD || field + 8 > extra.length) continue
      long[name] = Number(extra.readBigUInt64LE(field))
      field += 8
    }
  }
  return long
}

function findDirectory(file: Buffer): { offset: number; size: number } {
  const last = file.length - END_SIZE
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (file.readUInt32LE(at) !== END_OF_DIRECTORY) continue
    const short = { offset: file.readUInt32LE(at + 16), size: file.readUInt32LE(at + 12) }
    const found = short.offset === IN_EXTRA_FIELD ? longDirectory(file, at) : short
    if (found.offset > file.length) throw damaged()
    return found
  }
  throw damaged()
}

function longDirectory(file: Buffer, end: number): { offset: number; size: number } {
  const locator = end - 20
  if (locator < 0 || file.readUInt32LE(locator) !== LOCATOR_64) throw damaged()
  const record = Number(file.readBigUInt64LE(locator + 8))
  if (record + 56 > file.length || file.readUInt32LE(record) !== END_OF_DIRECTORY_64) throw damaged()
  return {
    offset: Number(file.readBigUInt64LE(record + 48)),
    size: Number(file.readBigUInt64LE(record + 40)),
  }
}
