import type { Readable } from 'node:stream'

/** Where the bytes of files are kept; which file is whose stands in the database. */
export type FileStore = {
  /**
   * Keeps bytes under a new key, all of them or none. A stream is passed on as it comes; one that fails half-way, or is
   * destroyed, leaves nothing.
   */
  write(key: FileKey, bytes: Uint8Array | Readable): Promise<void>
  /** The bytes as a stream; null where there are none under this key. */
  read(key: FileKey): Promise<Readable | null>
  /** Removes the bytes; nothing happens where there are none. */
  remove(key: FileKey): Promise<void>
}

export type FileKey = { estateId: string; fileId: string }

/** The store doesn't answer, refuses us or is full: nothing that whoever wanted the file could mend. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Both ids become parts of a path.
 * @throws Error where one is no UUID
 */
export function checkKey({ estateId, fileId }: FileKey): void {
  if (!UUID.test(estateId) || !UUID.test(fileId)) throw new Error('not the key of a file')
}
