import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { checkKey, type FileKey, type FileStore } from './port'

/** Files in a folder: `<estate>/<last two of the id>/<id>`. The first characters of an id are its time, alike for years. */
export function diskStore(folder: string): FileStore {
  const placeOf = (key: FileKey) => {
    checkKey(key)
    return path.join(folder, key.estateId, key.fileId.slice(-2), key.fileId)
  }
  return {
    async write(key, bytes) {
      const place = placeOf(key)
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      const draft = `${place}.${randomUUID()}.part`
      try {
        await writeSafely(draft, bytes)
        await rename(draft, place)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
      await syncFolder(path.dirname(place))
    },
    async read(key) {
      const handle = await openIfThere(placeOf(key))
      return handle?.createReadStream() ?? null
    },
    async remove(key) {
      const place = placeOf(key)
      await rm(place, { force: true })
      for (const draft of await draftsOf(place)) await rm(draft, { force: true })
    },
  }
}

/** What a write that was cut off left behind. */
async function draftsOf(place: string): Promise<string[]> {
  const folder = path.dirname(place)
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  const start = `${path.basename(place)}.`
  return names.filter((name) => name.startsWith(start)).map((name) => path.join(folder, name))
}

async function writeSafely(place: string, bytes: Uint8Array | Readable): Promise<void> {
  const handle = await open(place, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Without this, a power cut may lose the name of a file whose bytes are safe. */
async function syncFolder(folder: string): Promise<void> {
  // Windows can't open folders.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function openIfThere(place: string): Promise<FileHandle | null> {
  try {
    return await open(place, 'r')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
