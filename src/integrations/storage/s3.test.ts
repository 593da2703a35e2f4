import { randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { S3_BUCKET, S3_KEYS, startS3Server } from '@/testing/s3-server'
import { StoreUnavailable } from './port'
import { s3Store, type S3Settings } from './s3'

const server = await startS3Server()
afterAll(() => server.close())
afterEach(() => {
  server.mood = 'well'
})

const settings: S3Settings = {
  bucket: S3_BUCKET,
  region: 'eu-west-1',
  endpoint: server.endpoint,
  pathStyle: true,
  keys: S3_KEYS,
}
const impatient = { connectMs: 200, answerMs: 150, silentMs: 150 }
const store = s3Store(settings, impatient)
const newKey = () => ({ estateId: randomUUID(), fileId: randomUUID() })
const newFile = async (bytes: Buffer = randomBytes(1_000_000)) => {
  const key = newKey()
  await store.write(key, bytes)
  return key
}

describe('a file in an S3 store', () => {
  it('is one object under its estate', async () => {
    const key = await newFile(Buffer.from('a leak'))
    expect(server.objects.get(`${key.estateId}/${key.fileId}`)?.toString()).toBe('a leak')
  })

  it.each<[string, Partial<S3Settings>, string]>([
    ['an unknown key', { keys: { ...S3_KEYS, id: 'AKIAOTHER' } }, 'InvalidAccessKeyId'],
    ['a wrong secret', { keys: { ...S3_KEYS, secret: 'wrong' } }, 'SignatureDoesNotMatch'],
    ['a bucket that is not there', { bucket: 'other' }, 'NoSuchBucket'],
  ])('is refused with %s, and says which', async (_, wrong, code) => {
    const other = s3Store({ ...settings, ...wrong }, impatient)
    const key = newKey()
    const tries = await Promise.allSettled([
      other.write(key, Buffer.from('x')),
      other.write(key, Readable.from([Buffer.from('x')])),
      other.read(key),
      other.remove(key),
    ])
    for (const tried of tries) {
      expect(tried).toMatchObject({ reason: expect.any(StoreUnavailable) })
      expect(tried).toMatchObject({ reason: { message: expect.stringContaining(code) } })
    }
  })

  it('is tried again where the store says that it is busy, and then kept, read and removed', async () => {
    for (const act of [
      () => newFile(),
      async () => store.read(await newFile()).then((stream) => stream?.destroy()),
      async () => store.remove(await newFile()),
    ]) {
      server.mood = 'failing once'
      await act()
      expect(server.mood).toBe('well')
    }
  })

  it('is given up after three tries where the store goes on failing', async () => {
    server.mood = 'failing'
    const before = server.requests()
    await expect(store.write(newKey(), Buffer.from('x'))).rejects.toThrow(StoreUnavailable)
    expect(server.requests() - before).toBe(3)
  })

  it('is given up where the store never answers, whole or in parts', async () => {
    const key = await newFile()
    server.mood = 'silent'
    await expect(store.read(key)).rejects.toThrow(StoreUnavailable)
    await expect(store.write(newKey(), Buffer.from('x'))).rejects.toThrow(StoreUnavailable)
    const large = Readable.from([randomBytes(9_000_000), randomBytes(9_000_000)])
    await expect(store.write(newKey(), large)).rejects.toThrow(StoreUnavailable)
    expect(large.destroyed).toBe(true)
    await expect(store.remove(key)).rejects.toThrow(StoreUnavailable)
  })

  it.each(['silent half-way', 'hangs up half-way'] as const)(
    'that stops half-way is an error, not a short file (%s)',
    async (mood) => {
      const key = await newFile()
      server.mood = mood
      const stream = await store.read(key)
      await expect(stream && buffer(stream)).rejects.toThrow()
    },
  )

  it('waits for a slow reader, however impatient with the store', async () => {
    const key = await newFile(randomBytes(8_000_000))
    const stalled = await newFile()
    const stream = await store.read(key)
    let size = 0
    let rests = 0
    for await (const chunk of stream ?? []) {
      size += Buffer.from(chunk).length
      if (rests === 4) continue
      rests++
      // For as long as another takes to be given up.
      server.mood = 'silent half-way'
      const other = await store.read(stalled)
      await expect(other && buffer(other)).rejects.toThrow()
    }
    expect([rests, size]).toEqual([4, 8_000_000])
  })

  it('is refused where nothing listens', async () => {
    const gone = await startS3Server()
    await gone.close()
    const nowhere = s3Store({ ...settings, endpoint: gone.endpoint }, impatient)
    await expect(nowhere.write(newKey(), Buffer.from('x'))).rejects.toThrow(StoreUnavailable)
    await expect(nowhere.read(newKey())).rejects.toThrow(StoreUnavailable)
  })

  it('is never held in memory as a whole while it streams', async () => {
    const piece = randomBytes(1_000_000)
    let made = 0
    let ahead = 0
    const kept = () => server.received() / 1_000_000
    async function* pieces() {
      for (; made < 60; made++) {
        ahead = Math.max(ahead, made - kept())
        yield piece
      }
    }
    await s3Store(settings).write(newKey(), Readable.from(pieces(), { objectMode: false }))
    expect(made).toBe(60)
    expect(ahead).toBeLessThan(25)
  })
})
