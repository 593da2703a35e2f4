import path from 'node:path'
import { diskStore } from '@/integrations/storage/disk'
import { StoreUnavailable, type FileStore } from '@/integrations/storage/port'
import { s3Store } from '@/integrations/storage/s3'
import { config } from '../config'
import { DomainError } from '../errors'
import { log } from '../log'
import { count } from '../telemetry/metrics'

let store: FileStore | undefined

/** Where the bytes of this installation's files are. */
export function fileStore(): FileStore {
  return (store ??= openStore())
}

function openStore(): FileStore {
  const { s3, dataDir } = config()
  return inWords(s3 ? s3Store(s3) : diskStore(path.join(dataDir, 'files')))
}

/** A store that fails us is no fault of whoever wanted the file: they are told so, and the log tells why. */
function inWords(plain: FileStore): FileStore {
  return {
    write: (key, bytes) => plain.write(key, bytes).catch(tell),
    read: (key) => plain.read(key).catch(tell),
    remove: (key) => plain.remove(key).catch(tell),
  }
}

function tell(error: unknown): never {
  if (!(error instanceof StoreUnavailable)) throw error
  count('gatehouse_store_failures')
  log().error({ err: error }, 'the store of files is unavailable')
  throw new DomainError(
    'EXTERNAL_SERVICE_ERROR',
    'files.store_unavailable',
    'Files can’t be kept or opened at the moment. Please try again in a few minutes.',
  )
}
