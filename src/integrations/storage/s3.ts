import { PassThrough, pipeline, Readable } from 'node:stream'
import type { S3Client } from '@aws-sdk/client-s3'
import { checkKey, StoreUnavailable, type FileKey, type FileStore } from './port'

export type S3Settings = {
  bucket: string
  region: string
  /** A store of another make than Amazon's. */
  endpoint: string | null
  /** `endpoint/bucket/key` instead of `bucket.endpoint/key`. */
  pathStyle: boolean
  /** Without them the machine's own role. */
  keys: { id: string; secret: string } | null
}

/** When a try is given up: no connection, no answer, or nothing more of one that has begun. */
export type S3Patience = { connectMs: number; answerMs: number; silentMs: number }

const PATIENCE: S3Patience = { connectMs: 3000, answerMs: 20_000, silentMs: 10_000 }
const ATTEMPTS = 3

/** What a streamed write holds in memory at most is twice this. */
const PART_BYTES = 8 * 1024 * 1024

/** Files in a bucket of an S3-compatible store, as private objects `<estate>/<file>`. */
export function s3Store(settings: S3Settings, patience = PATIENCE): FileStore {
  let client: Promise<S3Client> | undefined
  const connected = () => (client ??= connect(settings, patience))
  const objectOf = (key: FileKey) => {
    checkKey(key)
    return { Bucket: settings.bucket, Key: `${key.estateId}/${key.fileId}` }
  }
  return {
    async write(key, bytes) {
      const object = objectOf(key)
      const client = await connected()
      await (bytes instanceof Readable
        ? writeStream(client, object, bytes)
        : writeWhole(client, object, bytes))
    },
    async read(key) {
      const object = objectOf(key)
      const { GetObjectCommand } = await import('@aws-sdk/client-s3')
      const client = await connected()
      const answer = await client.send(new GetObjectCommand(object)).catch((error: unknown) => {
        if (nameOf(error) === 'NoSuchKey') return null
        throw unavailable(error)
      })
      return answer?.Body instanceof Readable ? passedOn(answer.Body, patience.silentMs) : null
    },
    async remove(key) {
      const object = objectOf(key)
      const { DeleteObjectCommand } = await import('@aws-sdk/client-s3')
      const client = await connected()
      await client.send(new DeleteObjectCommand(object)).catch((error: unknown) => {
        throw unavailable(error)
      })
    },
  }
}

/** The library is large: whoever keeps files on disk never loads it. */
async function connect({ region, endpoint, pathStyle, keys }: S3Settings, patience: S3Patience) {
  const { S3Client } = await import('@aws-sdk/client-s3')
  return new S3Client({
    region,
    forcePathStyle: pathStyle,
    ...(endpoint ? { endpoint } : {}),
    ...(keys ? { credentials: { accessKeyId: keys.id, secretAccessKey: keys.secret } } : {}),
    maxAttempts: ATTEMPTS,
    // Amazon's newer checksums are unknown to many stores that speak its protocol otherwise.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: patience.connectMs,
      requestTimeout: patience.answerMs,
      throwOnRequestTimeout: true,
    },
  })
}

/** The library's own stream waits for ever, and keeps its connection when a reader breaks off. */
function passedOn(body: Readable, silentMs: number): Readable {
  const passed = new PassThrough()
  const giveUp = () => {
    // A reader who takes their time is no fault of the store.
    if (passed.writableNeedDrain) timer.refresh()
    else body.destroy(new StoreUnavailable('the object store fell silent half-way'))
  }
  const timer = setTimeout(giveUp, silentMs)
  body.on('data', () => timer.refresh())
  pipeline(body, passed, () => clearTimeout(timer))
  return passed
}

type ObjectName = { Bucket: string; Key: string }

async function writeWhole(client: S3Client, object: ObjectName, bytes: Uint8Array): Promise<void> {
  const { PutObjectCommand } = await import('@aws-sdk/client-s3')
  const command = new PutObjectCommand({ ...object, Body: bytes, ContentLength: bytes.length })
  await client.send(command).catch((error: unknown) => {
    throw unavailable(error)
  })
}

/** In parts, which the store puts together at the end or throws away. */
async function writeStream(client: S3Client, object: ObjectName, stream: Readable): Promise<void> {
  const { Upload } = await import('@aws-sdk/lib-storage')
  const params = { ...object, Body: stream }
  const sourceFailures: unknown[] = []
  stream.on('error', (error) => sourceFailures.push(error))
  try {
    await new Upload({ client, params, partSize: PART_BYTES, queueSize: 1 }).done()
  } catch (error) {
    throw sourceFailures.length > 0 || isCutOff(error) ? error : unavailable(error)
  } finally {
    stream.destroy()
  }
}

/** The stream was destroyed by whoever fed it. */
const isCutOff = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'

function unavailable(error: unknown): StoreUnavailable {
  const message = error instanceof Error ? error.message : String(error)
  return new StoreUnavailable(`the object store failed: ${nameOf(error)}: ${message}`, { cause: error })
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'Error')
