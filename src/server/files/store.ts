import path from 'node:path'
import { diskStore } from '@/integrations/storage/disk'
import type { FileStore } from '@/integrations/storage/port'
import { config } from '../config'

let store: FileStore | undefined

/** Where the bytes of this installation's files are. */
export function fileStore(): FileStore {
  return (store ??= diskStore(path.join(config().dataDir, 'files')))
}
