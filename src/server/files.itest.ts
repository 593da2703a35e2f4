import { describe, expect, it } from 'vitest'
import { GET, HEAD } from '@/app/api/files/[id]/route'
import { POST } from '@/app/api/files/route'
import type { EstateInfo, MemberActor } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { browserHeaders } from '@/testing/http'
import { exif, exifSegment, JPEG, jpegWith, PNG, SECRET } from '@/testing/pictures'
import { attachable, openFile, signedFileUrl, storeUpload, waitingUploads } from './files'

async function resident() {
  const estate = await makeEstate()
  const member = await makeMember(estate, { roles: ['owner'] })
  return { estate, member, ctx: ctxFor(estate, member) }
}

const photo = (name = 'leak.png') => ({ name, bytes: PNG, accept: 'attachment' as const })

describe('an upload', () => {
  it('is kept as what it is, without what it tells of its maker', async () => {
    const { ctx } = await resident()
    const bytes = jpegWith([exifSegment(exif({ orientation: 1 }))])
    const file = await storeUpload(ctx, { name: 'C:\\photos\\leak.PDF', bytes, accept: 'attachment' })
    expect(file).toMatchObject({ name: 'leak.jpg', mime: 'image/jpeg', size: JPEG.length })
    expect(await (await openFile(ctx, file.id)).bytes()).toEqual(JPEG)
  })

  it('of another estate does not exist', async () => {
    const [mine, theirs] = [await resident(), await resident()]
    const file = await storeUpload(theirs.ctx, photo())
    await expect(openFile(mine.ctx, file.id)).rejects.toMatchObject({ kind: 'RESOURCE_NOT_FOUND' })
  })
})

describe('taking uploads into a record', () => {
  it('keeps their order and passes over repetitions', async () => {
    const { ctx } = await resident()
    const [first, second] = [await storeUpload(ctx, photo()), await storeUpload(ctx, photo())]
    const ids = await ctx.tx((tx) => attachable(tx, [second.id, first.id, second.id]))
    expect(ids).toEqual([second.id, first.id])
    expect(await ctx.tx((tx) => attachable(tx, []))).toEqual([])
  })

  it('works once, however many try at the same time', async () => {
    const { ctx } = await resident()
    const file = await storeUpload(ctx, photo())
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => ctx.tx((tx) => attachable(tx, [file.id]))),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is undone where the command fails', async () => {
    const { ctx } = await resident()
    const file = await storeUpload(ctx, photo())
    const failing = ctx.tx(async (tx) => {
      await attachable(tx, [file.id])
      throw new Error('the command fails')
    })
    await expect(failing).rejects.toThrow('the command fails')
    expect(await ctx.tx((tx) => attachable(tx, [file.id]))).toEqual([file.id])
  })

  it.each<[string, (own: Awaited<ReturnType<typeof resident>>) => Promise<string>]>([
    ['another estate’s', async () => (await storeUpload((await resident()).ctx, photo())).id],
    [
      'another member’s',
      async ({ estate }) => (await storeUpload(ctxFor(estate, await makeMember(estate)), photo())).id,
    ],
    ['the system’s', async ({ estate }) => (await storeUpload(ctxFor(estate), photo())).id],
    ['no', async () => crypto.randomUUID()],
    [
      'a list instead of a picture, in the form of a',
      async ({ ctx }) =>
        (await storeUpload(ctx, { name: 'a.csv', bytes: Buffer.from('Name\nAnn'), accept: 'list' })).id,
    ],
  ])('refuses %s file, and takes none of the others with it', async (_, make) => {
    const own = await resident()
    const good = await storeUpload(own.ctx, photo())
    const bad = await make(own)
    expect(await waitingUploads(own.ctx, [good.id, bad])).toMatchObject([{ id: good.id }])
    await expect(own.ctx.tx((tx) => attachable(tx, [good.id, bad]))).rejects.toMatchObject({
      kind: 'VALIDATION_ERROR',
      code: 'files.not_attachable',
    })
    expect(await own.ctx.tx((tx) => attachable(tx, [good.id]))).toEqual([good.id])
    expect(await waitingUploads(own.ctx, [good.id])).toEqual([])
  })
})

type Sent = { bytes?: Buffer; name?: string | null; query?: string; headers?: Record<string, string> }

async function uploadOf(
  estate: EstateInfo,
  member: MemberActor | undefined,
  sent: Sent = {},
): Promise<Request> {
  const headers = await browserHeaders(estate, member)
  const { bytes = PNG, name = 'leak.png', query = '' } = sent
  if (name !== null) headers.set('x-file-name', encodeURIComponent(name))
  for (const [header, value] of Object.entries(sent.headers ?? {})) headers.set(header, value)
  const body = new Uint8Array(bytes)
  return new Request(`http://localhost/api/files${query}`, { method: 'POST', headers, body })
}

async function post(...upload: Parameters<typeof uploadOf>): Promise<Response> {
  return POST(await uploadOf(...upload))
}

async function get(estate: EstateInfo, url: string, headers: Record<string, string> = {}): Promise<Response> {
  const all = await browserHeaders(estate)
  for (const [header, value] of Object.entries(headers)) all.set(header, value)
  const { pathname } = new URL(url, 'http://localhost')
  const params = Promise.resolve({ id: pathname.split('/').at(-1) ?? '' })
  const answer = await GET(new Request(new URL(url, 'http://localhost'), { headers: all }), { params })
  // Read to its end, so that nothing stays open.
  const body = answer.body && (await answer.arrayBuffer())
  return new Response(body, { status: answer.status, headers: answer.headers })
}

describe('sending a file', () => {
  it('answers with the file, whose link shows the same bytes', async () => {
    const { estate, member, ctx } = await resident()
    const answer = await post(estate, member, { name: 'Küche "nass".png' })
    expect(answer.status).toBe(201)
    const file: { id: string } = await answer.json()
    const shown = await get(estate, signedFileUrl(ctx, file.id))
    expect(shown.status).toBe(200)
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(PNG)
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(PNG.length),
      'content-disposition': `inline; filename="K_che -nass-.png"; filename*=UTF-8''K%C3%BCche%20-nass-.png`,
      'content-security-policy': "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    })
  })

  it.each<[string, number, string, Sent]>([
    ['has no name', 400, 'files.no_name', { name: null }],
    [
      'has a name that can’t be read',
      400,
      'files.no_name',
      { name: null, headers: { 'x-file-name': '%E0%A4%A' } },
    ],
    ['comes from another site', 403, 'wrong_origin', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['is announced as too large', 400, 'files.too_large', { headers: { 'content-length': '50000000' } }],
    ['is too large', 400, 'files.too_large', { bytes: Buffer.alloc(10_000_001) }],
    ['is a page under the name of a picture', 400, 'files.wrong_type', { bytes: Buffer.from('<html>') }],
    [
      'is a picture under the name of a list',
      400,
      'files.wrong_type',
      { name: 'people.xlsx', query: '?for=list' },
    ],
    ['is for nothing that we know', 400, 'files.unknown_purpose', { query: '?for=fun' }],
  ])('is refused in words where it %s', async (_, status, code, sent) => {
    const estate = await makeEstate()
    const answer = await post(estate, await makeMember(estate, { roles: ['administrator'] }), sent)
    expect(answer.status).toBe(status)
    const error: unknown = await answer.json()
    expect(error).toMatchObject({ code, message: expect.any(String), requestId: expect.any(String) })
  })

  it('of a list is for those who may import one, and its bytes are not even read from others', async () => {
    const estate = await makeEstate()
    const list = { name: 'people.csv', bytes: Buffer.from('Name\nAnn'), query: '?for=list' }
    for (const role of ['owner', 'guard', 'facility'] as const) {
      const upload = await uploadOf(estate, await makeMember(estate, { roles: [role] }), list)
      const answer = await POST(upload)
      expect([role, answer.status, upload.bodyUsed]).toEqual([role, 403, false])
      expect(await answer.json()).toMatchObject({
        code: 'not_allowed',
        details: { permission: 'registry:import' },
      })
    }
    const manager = await makeMember(estate, { roles: ['administrator'] })
    expect((await post(estate, manager, list)).status).toBe(201)
  })

  it('is refused past 60 in ten minutes by one account, before its bytes are read', async () => {
    const { estate, member } = await resident()
    for (let count = 0; count < 60; count++)
      expect((await post(estate, member, { bytes: Buffer.alloc(0) })).status).toBe(400)
    const upload = await uploadOf(estate, member)
    expect((await POST(upload)).status).toBe(429)
    expect(upload.bodyUsed).toBe(false)
  })

  it('is for active members of an estate that is open, on their own site', async () => {
    const { estate, member } = await resident()
    expect((await post(estate, undefined)).status).toBe(401)
    expect((await post(await makeEstate(), member)).status).toBe(401)
    expect((await post(estate, await makeMember(estate, { status: 'suspended' }))).status).toBe(403)
    await unsafeAcrossEstates('a test suspends').estate.update({
      where: { id: estate.id },
      data: { status: 'suspended' },
      select: { id: true },
    })
    expect((await post(estate, member)).status).toBe(403)
  })
})

describe('a signed link', () => {
  it('works on the site of its own estate alone', async () => {
    const { estate, ctx } = await resident()
    const url = signedFileUrl(ctx, (await storeUpload(ctx, photo())).id)
    expect((await get(estate, url)).status).toBe(200)
    expect((await get(await makeEstate(), url)).status).toBe(404)
  })

  it('of another estate for a file of this one, or the other way round, finds nothing', async () => {
    const [mine, theirs] = [await resident(), await resident()]
    const file = await storeUpload(theirs.ctx, photo())
    const signedByMe = signedFileUrl(mine.ctx, file.id)
    expect((await get(mine.estate, signedByMe)).status).toBe(404)
    expect((await get(theirs.estate, signedByMe)).status).toBe(404)
  })

  it('is asked for again in words once it has expired', async () => {
    const { estate, member, ctx } = await resident()
    const { id } = await storeUpload(ctx, photo())
    const earlier = ctxFor(estate, member, { now: () => new Date(Date.now() - 601_000) })
    const answer = await get(estate, signedFileUrl(earlier, id))
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'files.link_expired', error: 'AUTHORIZATION_ERROR' })
  })

  it('without its signature, or of what is no id, finds nothing', async () => {
    const { estate, ctx } = await resident()
    const { id } = await storeUpload(ctx, photo())
    expect((await get(estate, `/api/files/${id}`)).status).toBe(404)
    expect((await get(estate, '/api/files/x')).status).toBe(404)
  })

  it('offers a file for saving where it is asked to, and lists always', async () => {
    const { estate, ctx } = await resident()
    const { id } = await storeUpload(ctx, photo())
    const saved = await get(estate, signedFileUrl(ctx, id, { download: true }))
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; /)
    const list = await storeUpload(ctx, { name: 'a.csv', bytes: Buffer.from('Name\nAnn'), accept: 'list' })
    const listed = await get(estate, signedFileUrl(ctx, list.id))
    expect(listed.headers.get('content-disposition')).toBe(
      `attachment; filename="a.csv"; filename*=UTF-8''a.csv`,
    )
  })

  it('sends what a browser has already not again, and no body where only the head is asked for', async () => {
    const { estate, ctx } = await resident()
    const { id } = await storeUpload(ctx, photo())
    const url = signedFileUrl(ctx, id)
    const etag = (await get(estate, url)).headers.get('etag') ?? ''
    expect((await get(estate, url, { 'if-none-match': etag })).status).toBe(304)
    const request = new Request(new URL(url, 'http://localhost'), {
      method: 'HEAD',
      headers: await browserHeaders(estate),
    })
    const head = await HEAD(request, { params: Promise.resolve({ id }) })
    expect(head.headers.get('content-length')).toBe(String(PNG.length))
    expect(head.body).toBeNull()
  })
})

it('a stored picture tells nobody where it was taken, on disk either', async () => {
  const { ctx } = await resident()
  const file = await storeUpload(ctx, { ...photo(), bytes: jpegWith([exifSegment(exif())]) })
  expect((await (await openFile(ctx, file.id)).bytes()).includes(SECRET)).toBe(false)
})
