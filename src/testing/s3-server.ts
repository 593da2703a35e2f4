import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { isSigned } from './s3-signature'

export const S3_BUCKET = 'gatehouse-files'
export const S3_KEYS = { id: 'AKIATESTS', secret: 'a secret of the tests' }

/** What the store does to requests until it is told otherwise. */
export type S3Mood =
  | 'well'
  /** Takes requests and never answers. */
  | 'silent'
  /** Sends half of an object and then nothing. */
  | 'silent half-way'
  /** Sends half of an object and hangs up. */
  | 'hangs up half-way'
  /** Answers that it can't. */
  | 'failing'
  /** Answers so once, as a store under load does. */
  | 'failing once'

export type S3Server = {
  endpoint: string
  objects: Map<string, Buffer>
  /** Begun in parts and neither completed nor aborted. */
  openUploads(): number
  /** How many requests came, whatever became of them. */
  requests(): number
  /** How many bytes came with them. */
  received(): number
  mood: S3Mood
  close(): Promise<void>
}

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code)
  }
}

type Exchange = { method: string; url: URL; body: Buffer; response: ServerResponse }

/**
 * A local store that speaks as much of S3's protocol as we use: objects whole and in parts in one bucket, for requests
 * signed with version 4 by its one key.
 */
export async function startS3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>()
  const uploads = new Map<string, Map<number, Buffer>>()
  let requests = 0
  let received = 0
  const http = createServer((request, response) => {
    requests++
    answer(request, response).catch((error: unknown) => refuse(response, error))
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request)
    received += body.length
    if (server.mood === 'silent') return
    if (server.mood === 'failing' || server.mood === 'failing once') {
      if (server.mood === 'failing once') server.mood = 'well'
      throw new Refusal(503, 'SlowDown')
    }
    const url = new URL(request.url ?? '/', server.endpoint)
    authorise(request, url, body)
    const [bucket, ...key] = decodeURIComponent(url.pathname).slice(1).split('/')
    if (bucket !== S3_BUCKET) throw new Refusal(404, 'NoSuchBucket')
    const exchange = { method: request.method ?? 'GET', url, body, response }
    if (url.searchParams.has('uploads') || url.searchParams.has('uploadId')) inParts(key.join('/'), exchange)
    else whole(key.join('/'), exchange)
  }

  function whole(key: string, { method, body, response }: Exchange): void {
    if (method === 'PUT') {
      objects.set(key, body)
      response.setHeader('etag', etag(body)).end()
      return
    }
    if (method === 'DELETE') {
      objects.delete(key)
      response.writeHead(204).end()
      return
    }
    if (method !== 'GET') throw new Refusal(405, 'MethodNotAllowed')
    const object = objects.get(key)
    if (!object) throw new Refusal(404, 'NoSuchKey')
    response.writeHead(200, { 'content-length': object.length, etag: etag(object) })
    if (server.mood === 'well') return void response.end(object)
    response.write(object.subarray(0, object.length / 2), () => {
      if (server.mood === 'hangs up half-way') response.destroy()
    })
  }

  function inParts(key: string, { method, url, body, response }: Exchange): void {
    if (method === 'POST' && url.searchParams.has('uploads')) {
      const id = randomUUID()
      uploads.set(id, new Map())
      return sendXml(response, 'InitiateMultipartUploadResult', `<UploadId>${id}</UploadId>`)
    }
    const id = url.searchParams.get('uploadId') ?? ''
    const parts = uploads.get(id)
    if (!parts) throw new Refusal(404, 'NoSuchUpload')
    if (method === 'PUT') {
      parts.set(Number(url.searchParams.get('partNumber')), body)
      response.setHeader('etag', etag(body)).end()
      return
    }
    uploads.delete(id)
    if (method === 'DELETE') return void response.writeHead(204).end()
    objects.set(key, joined(parts, body.toString()))
    sendXml(response, 'CompleteMultipartUploadResult', `<Key>${key}</Key>`)
  }

  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = z.object({ port: z.number() }).parse(http.address())
  const server: S3Server = {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    openUploads: () => uploads.size,
    requests: () => requests,
    received: () => received,
    mood: 'well',
    async close() {
      http.closeAllConnections()
      http.close()
      await once(http, 'close')
    },
  }
  return server
}

function authorise(request: IncomingMessage, url: URL, body: Buffer): void {
  const authorization = request.headers.authorization ?? ''
  if (!authorization.includes(`Credential=${S3_KEYS.id}/`)) throw new Refusal(403, 'InvalidAccessKeyId')
  const signed = { method: request.method ?? '', url, headers: request.headers, body }
  if (!isSigned(signed, S3_KEYS.secret)) throw new Refusal(403, 'SignatureDoesNotMatch')
}

/** The parts that the request names, in its order, each by what it was answered. */
function joined(parts: ReadonlyMap<number, Buffer>, xml: string): Buffer {
  const named = [...xml.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => {
    const bytes = parts.get(Number(/<PartNumber>(\d+)</.exec(part)?.[1]))
    const tag = /<ETag>(.*?)<\/ETag>/.exec(part)?.[1]?.replaceAll('&quot;', '"')
    if (!bytes || tag !== etag(bytes)) throw new Refusal(400, 'InvalidPart')
    return bytes
  })
  return Buffer.concat(named)
}

const etag = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`

function sendXml(response: ServerResponse, name: string, content: string): void {
  response
    .setHeader('content-type', 'application/xml')
    .end(`<?xml version="1.0" encoding="UTF-8"?><${name}>${content}</${name}>`)
}

function refuse(response: ServerResponse, error: unknown): void {
  const { status, code } = error instanceof Refusal ? error : new Refusal(500, 'InternalError')
  response.statusCode = status
  sendXml(response, 'Error', `<Code>${code}</Code><Message>${code}</Message>`)
}
