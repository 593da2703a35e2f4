import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { PNG } from '@/testing/pictures'
import { S3_BUCKET, S3_KEYS, startS3Server, type S3Server } from '@/testing/s3-server'

/** The product as it is loaded by a process whose settings name a bucket: they are read once. */
async function load() {
  vi.resetModules()
  return {
    ...(await import('@/app/api/files/route')),
    ...(await import('@/app/api/files/[id]/route')),
    ...(await import('@/testing/estate')),
    ...(await import('@/testing/http')),
    ...(await import('../db/client')),
    ...(await import('../files')),
    ...(await import('./sweep')),
  }
}

let server: S3Server
let product: Awaited<ReturnType<typeof load>>

beforeAll(async () => {
  server = await startS3Server()
  const settings = {
    S3_BUCKET,
    S3_REGION: 'us-east-1',
    S3_ENDPOINT: server.endpoint,
    S3_PATH_STYLE: '1',
    S3_ACCESS_KEY_ID: S3_KEYS.id,
    S3_SECRET_ACCESS_KEY: S3_KEYS.secret,
  }
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  product = await load()
})

afterEach(() => {
  server.mood = 'well'
})

afterAll(async () => {
  await product.closeDatabase()
  await server.close()
  vi.unstubAllEnvs()
  vi.resetModules()
})

const WORDS = 'Files can’t be kept or opened at the moment. Please try again in a few minutes.'

async function resident() {
  const estate = await product.makeEstate()
  const member = await product.makeMember(estate, { roles: ['owner'] })
  const headers = await product.browserHeaders(estate, member)
  const ctx = product.ctxFor(estate, member)
  const send = (bytes: Buffer) => {
    const sent = new Headers(headers)
    sent.set('x-file-name', 'leak.png')
    const url = `http://${headers.get('host')}/api/files`
    return product.POST(new Request(url, { method: 'POST', headers: sent, body: new Uint8Array(bytes) }))
  }
  const open = (id: string) => {
    const url = `http://${headers.get('host')}${product.signedFileUrl(ctx, id)}`
    return product.GET(new Request(url, { headers }), { params: Promise.resolve({ id }) })
  }
  const object = (id: string) => server.objects.get(`${estate.id}/${id}`)
  return { ctx, send, open, object }
}

async function idOf(answer: Response): Promise<string> {
  expect(answer.status).toBe(201)
  const { id }: { id: string } = await answer.json()
  return id
}

describe('files of an installation with a bucket', () => {
  it('are kept in it under their estate, served through our own address, and swept', async () => {
    const { ctx, send, open, object } = await resident()
    const id = await idOf(await send(PNG))
    expect(object(id)).toEqual(PNG)

    const answer = await open(id)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('private, max-age=600, immutable')
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG)

    const longAgo = new Date(Date.now() - 25 * 3_600_000)
    await ctx.db.file.update({ where: ctx.key(id), data: { createdAt: longAgo } })
    expect(await product.sweepUploads()).toBeGreaterThanOrEqual(1)
    expect(object(id)).toBeUndefined()
    expect((await open(id)).status).toBe(404)
  })

  it('are neither taken nor shown while it fails, and whoever asks is told so', async () => {
    const { send, open } = await resident()
    const id = await idOf(await send(PNG))
    server.mood = 'failing'
    for (const answer of [await send(PNG), await open(id)]) {
      expect(answer.status).toBe(502)
      expect(await answer.json()).toMatchObject({
        error: 'EXTERNAL_SERVICE_ERROR',
        code: 'files.store_unavailable',
        message: WORDS,
      })
    }
    server.mood = 'well'
    expect((await open(id)).status).toBe(200)
  })

  it('that it could not remove are removed by a later sweep, and those it never took leave no row', async () => {
    const { ctx, send, object } = await resident()
    const id = await idOf(await send(PNG))
    server.mood = 'failing'
    expect((await send(PNG)).status).toBe(502)
    const longAgo = new Date(Date.now() - 30 * 3_600_000)
    await ctx.db.file.updateMany({ data: { createdAt: longAgo } })
    const earlier = { now: () => new Date(Date.now() - 3_600_000) }
    await expect(product.sweepUploads(earlier)).rejects.toThrow('could not be removed')
    expect(await ctx.db.file.count()).toBe(0)
    expect(object(id)).toEqual(PNG)
    server.mood = 'well'
    await product.sweepUploads()
    expect(object(id)).toBeUndefined()
    expect(await ctx.db.fileRemoval.count()).toBe(0)
  })
})
