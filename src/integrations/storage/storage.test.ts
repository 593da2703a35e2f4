import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from 'vitest'
import { S3_BUCKET, S3_KEYS, startS3Server } from '@/testing/s3-server'
import { diskStore } from './disk'
import type { FileStore } from './port'
import { s3Store } from './s3'

const folder = await mkdtemp(path.join(os.tmpdir(), 'gatehouse-store-'))
const server = await startS3Server()
const onS3 = s3Store({
  bucket: S3_BUCKET,
  region: 'eu-west-1',
  endpoint: server.endpoint,
  pathStyle: true,
  keys: S3_KEYS,
})

afterAll(async () => {
  await rm(folder, { recursive: true })
  await server.close()
})

const newKey = () => ({ estateId: randomUUID(), fileId: randomUUID() })

async function bytesOf(store: FileStore, key: ReturnType<typeof newKey>): Promise<Buffer | null> {
  const stream = await store.read(key)
  return stream && buffer(stream)
}

async function* inPieces(bytes: Buffer, pieces: number) {
  for (let at = 0; at < pieces; at++)
    yield bytes.subarray((bytes.length / pieces) * at, (bytes.length / pieces) * (at + 1))
}

describe.each([
  ['on disk', diskStore(folder)],
  ['in an S3 store', onS3],
])('files %s', (_, store) => {
  it('are read as they were written, and by nobody else’s key', async () => {
    const key = newKey()
    await store.write(key, Buffer.from('a leak'))
    expect((await bytesOf(store, key))?.toString()).toBe('a leak')
    expect(await store.read({ ...key, estateId: randomUUID() })).toBeNull()
    expect(await store.read({ ...key, fileId: randomUUID() })).toBeNull()
  })

  it('may be empty', async () => {
    const [whole, streamed] = [newKey(), newKey()]
    await store.write(whole, Buffer.alloc(0))
    await store.write(streamed, Readable.from([]))
    expect(await bytesOf(store, whole)).toEqual(Buffer.alloc(0))
    expect(await bytesOf(store, streamed)).toEqual(Buffer.alloc(0))
  })

  it('are gone when removed; removing again does nothing', async () => {
    const key = newKey()
    await store.write(key, Buffer.from('x'))
    await store.remove(key)
    await store.remove(key)
    expect(await store.read(key)).toBeNull()
  })

  it('are taken from a stream, short or of many megabytes', async () => {
    for (const size of [700, 24_000_000]) {
      const [key, bytes] = [newKey(), randomBytes(size)]
      await store.write(key, Readable.from(inPieces(bytes, 100)))
      expect((await bytesOf(store, key))?.equals(bytes)).toBe(true)
    }
  })

  it('leave nothing of a stream that fails half-way, and the failure is its own', async () => {
    for (const size of [700, 24_000_000]) {
      const key = newKey()
      async function* failing() {
        yield* inPieces(randomBytes(size), 100)
        throw new Error('the source failed')
      }
      await expect(store.write(key, Readable.from(failing()))).rejects.toThrow('the source failed')
      expect(await store.read(key)).toBeNull()
    }
  })

  it('leave nothing of a stream that is destroyed half-way', async () => {
    const key = newKey()
    const stream = Readable.from(inPieces(randomBytes(24_000_000), 100))
    let seen = 0
    stream.on('data', () => {
      if (++seen === 50) stream.destroy()
    })
    stream.pause()
    await expect(store.write(key, stream)).rejects.toThrow()
    expect(await store.read(key)).toBeNull()
  })

  it('are let go of half-way by a reader who has seen enough', async () => {
    const key = newKey()
    await store.write(key, randomBytes(24_000_000))
    const stream = await store.read(key)
    for await (const chunk of stream ?? []) if (chunk) break
    expect(stream?.destroyed).toBe(true)
    expect((await bytesOf(store, key))?.length).toBe(24_000_000)
  })

  it('of one key written at once are one of them, whole', async () => {
    const key = newKey()
    const all = Array.from({ length: 5 }, () => randomBytes(300_000))
    await Promise.all(all.map((bytes) => store.write(key, Readable.from(inPieces(bytes, 10)))))
    const kept = await bytesOf(store, key)
    expect(all.filter((bytes) => kept?.equals(bytes))).toHaveLength(1)
  })

  it.each([
    '../../etc/passwd',
    '',
    '.',
    `${randomUUID()}/..`,
    `${randomUUID()}\0`,
    randomUUID().toUpperCase(),
  ])('never stand where the id %j would lead', async (id) => {
    const wrong = { estateId: randomUUID(), fileId: id }
    await expect(store.write(wrong, Buffer.from('x'))).rejects.toThrow('not the key of a file')
    await expect(store.read({ estateId: id, fileId: randomUUID() })).rejects.toThrow('not the key of a file')
    await expect(store.remove(wrong)).rejects.toThrow('not the key of a file')
  })
})

it('nothing is left in an S3 store of uploads in parts that failed', () => {
  expect(server.openUploads()).toBe(0)
})
