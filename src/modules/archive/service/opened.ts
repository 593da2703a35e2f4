import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { buffer } from 'node:stream/consumers'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { DomainError } from '@/server/errors'
import { FORMAT, MANIFEST, manifest, type Manifest } from '../archive'

const MOST_ENTRIES = 2_000_000
const MOST_BYTES = 200 * 1024 ** 3
/** How much larger than its file an archive may be: a few kilobytes that unpack into a disk are nobody's estate. */
const MOST_GROWTH = 200
const LARGEST_MANIFEST = 256 * 1024 ** 2
const LARGEST_ROW = 64 * 1024 ** 2

/** An archive that was read once from end to end and is what it says. */
export type OpenedArchive = {
  manifest: Manifest
  /** The rows of one of its tables, without the header; nothing is null, an empty text is one. */
  rows(path: string): AsyncIterable<(string | null)[]>
  bytes(path: string): Promise<Readable>
  close(): void
}

export function refused(words: string): DomainError {
  return new DomainError('VALIDATION_ERROR', 'archive.refused', words)
}

/**
 * Opens an archive and reads all of it, so that nothing is begun with one that is damaged.
 * @throws DomainError with a sentence that says what is wrong with it
 */
export async function openArchive(file: string): Promise<OpenedArchive> {
  const zip = await openPromise(file, { strictFileNames: true, autoClose: false }).catch((error: unknown) => {
    if (typeof error === 'object' && error !== null && 'code' in error) throw error
    throw refused('This file is no ZIP archive, or it was cut off.')
  })
  try {
    const entries = await entriesOf(zip)
    const found = await manifestOf(zip, entries)
    const need = (path: string): Entry => {
      const entry = entries.get(path)
      if (!entry) throw refused(`The archive is damaged: ${path} is missing.`)
      return entry
    }
    for (const sealed of [...found.tables, found.accounts, ...found.files])
      await requireWhole(zip, need(sealed.path), sealed)
    return {
      manifest: found,
      rows: (path) => rowsOf(zip, need(path)),
      bytes: (path) => zip.openReadStreamPromise(need(path)),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw refused('This archive has more files in it than any estate.')
  const entries = new Map<string, Entry>()
  let size = 0
  try {
    for await (const entry of zip.eachEntry()) {
      size += entry.uncompressedSize
      if (entries.has(entry.fileName))
        throw refused(`The archive is damaged: ${entry.fileName} is there twice.`)
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    throw error instanceof DomainError
      ? error
      : refused('The archive is damaged: its table of contents can’t be read.')
  }
  if (size > MOST_BYTES || size > MOST_GROWTH * Math.max(zip.fileSize, 1024))
    throw refused('This archive would unpack into far more than an estate can be.')
  return entries
}

async function manifestOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Manifest> {
  const entry = entries.get(MANIFEST)
  if (!entry || entry.uncompressedSize > LARGEST_MANIFEST)
    throw refused('This ZIP is no export of an estate: it has no manifest.json of ours.')
  const text = await buffer(await zip.openReadStreamPromise(entry)).catch(() => {
    throw refused(`The archive is damaged: ${MANIFEST} can’t be read.`)
  })
  const parsed = manifest.safeParse(jsonOf(text.toString()))
  if (!parsed.success)
    throw refused('This ZIP is no export of an estate: its manifest.json is not one of ours.')
  if (parsed.data.format > FORMAT)
    throw refused('This archive was made by a newer version of Gatehouse. Update this one first.')
  return parsed.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

type Sealed = { path: string; size: number; sha256: string }

async function requireWhole(zip: ZipFile, entry: Entry, { path, size, sha256 }: Sealed): Promise<void> {
  const hash = createHash('sha256')
  let read = 0
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      const bytes: unknown = chunk
      if (!(bytes instanceof Uint8Array)) continue
      hash.update(bytes)
      read += bytes.length
    }
  } catch {
    throw refused(`The archive is damaged: ${path} can’t be read.`)
  }
  if (read !== size || hash.digest('hex') !== sha256)
    throw refused(`The archive is damaged or was changed: ${path} is not what it was.`)
}

async function* rowsOf(zip: ZipFile, entry: Entry): AsyncGenerator<(string | null)[]> {
  const parser = parse({
    bom: true,
    fromLine: 2,
    maxRecordSize: LARGEST_ROW,
    cast: (value, { quoting }) => (value === '' && !quoting ? null : value),
  })
  const stream = await zip.openReadStreamPromise(entry)
  stream.on('error', (error) => parser.destroy(error))
  for await (const row of stream.pipe(parser)) {
    const cells: unknown = row
    if (Array.isArray(cells)) yield cells.map((cell: unknown) => (typeof cell === 'string' ? cell : null))
  }
}
