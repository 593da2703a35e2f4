import type { Readable } from 'node:stream'

/** Where the bytes of files are kept; which file is whose stands in the database. */
export type FileStore = {
  /** Keeps bytes under a new key, all of them or none. */
  write(key: FileKey, bytes: Uint8Array): Promise<void>
  /** The bytes as a stream; null where there are none under this key. */
  read(key: FileKey): Promise<Readable | null>
  /** Removes the bytes; nothing happens where there are none. */
  remove(key: FileKey): Promise<void>
}

export type FileKey = { estateId: string; fileId: string }
