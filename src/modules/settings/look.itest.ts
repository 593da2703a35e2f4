import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { GET } from '@/app/e/[estate]/icons/[file]/route'
import { POST } from '@/app/api/files/route'
import type { Ctx, EstateInfo } from '@/server/context'
import { unsafeAcrossEstates } from '@/server/db/client'
import { DomainError } from '@/server/errors'
import { estateById } from '@/server/estates'
import { storeUpload } from '@/server/files'
import { sweepUploads } from '@/server/files/sweep'
import { letterhead } from '@/server/look'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { browserHeaders } from '@/testing/http'
import { PNG } from '@/testing/pictures'
import { lookSettings, uploadedLogo } from './queries'
import { saveLook } from './service/look'

async function anEstate() {
  const estate = await makeEstate()
  const [one, two] = await Promise.all([
    makeMember(estate, { name: 'Mara Manager', roles: ['administrator'] }),
    makeMember(estate, { name: 'Ada Administrator', roles: ['administrator'] }),
  ])
  return { estate, administrator: one, mara: ctxFor(estate, one), ada: ctxFor(estate, two) }
}

async function aLogo(ctx: Ctx, name = 'palms.png', colour = '#17545e'): Promise<string> {
  const picture = sharp({ create: { width: 300, height: 100, channels: 3, background: colour } })
  return (await storeUpload(ctx, { name, bytes: await picture.png().toBuffer(), accept: 'logo' })).id
}

async function save(ctx: Ctx, change: { colour?: string; logoFileId?: string | null }) {
  const { asOf, values } = await lookSettings(ctx)
  await saveLook(ctx, { ...values, ...change, asOf })
}

async function icon(estate: EstateInfo, file = 'logo.png'): Promise<Response> {
  const params = Promise.resolve({ file })
  const headers = await browserHeaders(estate)
  return GET(new Request(`http://estate.test/icons/${file}`, { headers }), { params })
}

async function refusal(work: Promise<unknown>): Promise<DomainError> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof DomainError)) throw new Error(`not refused: ${String(error)}`)
  return error
}

describe('the look of an estate', () => {
  it('is changed by an administrator, and the trail says from what to what', async () => {
    const { estate, mara } = await anEstate()
    await save(mara, { colour: '#9a4f2c', logoFileId: await aLogo(mara) })
    expect(await estateById(estate.id)).toMatchObject({ colour: '#9a4f2c', logoRatio: 3 })
    await save(mara, { logoFileId: await aLogo(mara, 'palms.png', '#9a4f2c') })
    const events = await mara.db.event.findMany({
      where: { name: 'settings.look_changed' },
      orderBy: { id: 'asc' },
      select: { actorName: true, changes: true },
    })
    expect(events).toEqual([
      {
        actorName: 'Mara Manager',
        changes: { colour: ['#2f6f5e', '#9a4f2c'], logo: [null, 'palms.png'] },
      },
      { actorName: 'Mara Manager', changes: { logo: ['palms.png', 'palms.png'] } },
    ])
  })

  it('leaves no line in the trail where nothing was changed', async () => {
    const { mara } = await anEstate()
    await save(mara, {})
    expect(await mara.db.event.count()).toBe(0)
  })

  it('is refused over a newer one, and one of two who save at once is told', async () => {
    const { mara, ada } = await anEstate()
    const { asOf, values } = await lookSettings(mara)
    const outcomes = await Promise.allSettled([
      saveLook(mara, { ...values, colour: '#9a4f2c', asOf }),
      saveLook(ada, { ...values, colour: '#2c5d8f', asOf }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { code } = await refusal(saveLook(ada, { ...values, colour: '#111111', asOf }))
    expect(code).toBe('settings.changed_meanwhile')
  })

  it('takes no logo that somebody else sent, that another estate has, or that was not drawn anew', async () => {
    const [{ mara, ada }, there] = [await anEstate(), await anEstate()]
    const size = { width: 900, height: 300 }
    const bytes = await sharp({ create: { ...size, channels: 3, background: '#17545e' } })
      .png()
      .toBuffer()
    const photo = await storeUpload(mara, { name: 'photo.png', bytes, accept: 'attachment' })
    const wrong = [await aLogo(ada), await aLogo(there.mara), photo.id]
    for (const logoFileId of wrong) {
      expect(await uploadedLogo(mara, { fileId: logoFileId })).toBeNull()
      expect((await refusal(save(mara, { logoFileId }))).kind).toBe('VALIDATION_ERROR')
    }
  })
})

describe('a logo that was taken off', () => {
  it('can be put on again by whoever took it off, and is gone after a day', async () => {
    const { mara, ada } = await anEstate()
    const logoFileId = await aLogo(mara)
    await save(mara, { logoFileId })
    await save(ada, { logoFileId: null })
    await save(ada, { logoFileId })
    expect((await lookSettings(mara)).logo).toMatchObject({ name: 'palms.png', ratio: 3 })
    await save(ada, { logoFileId: null })
    await unsafeAcrossEstates('a test lets a day pass').file.updateMany({
      where: { id: logoFileId },
      data: { createdAt: new Date(Date.now() - 25 * 3_600_000) },
    })
    await sweepUploads()
    expect((await refusal(save(ada, { logoFileId }))).kind).toBe('VALIDATION_ERROR')
  })
})

describe('a logo on the estate’s site', () => {
  it('is there for everybody, on its own site alone', async () => {
    const [{ estate, mara }, there] = [await anEstate(), await anEstate()]
    expect((await icon(estate)).status).toBe(404)
    const logoFileId = await aLogo(mara)
    await save(mara, { logoFileId })
    const shown = await icon(estate)
    expect(shown.headers.get('content-type')).toBe('image/png')
    expect((await sharp(await shown.arrayBuffer()).metadata()).width).toBe(300)
    expect((await icon(there.estate)).status).toBe(404)
    for (const name of [`${logoFileId}.png`, 'constructor', '__proto__'])
      expect((await icon(there.estate, name)).status).toBe(404)
  })

  it('is a phone’s icon and stands at the head of mails, at an address of its own site', async () => {
    const { estate, mara } = await anEstate()
    const before = Buffer.from(await (await icon(estate, 'icon-192.png')).arrayBuffer())
    await save(mara, { logoFileId: await aLogo(mara) })
    const after = Buffer.from(await (await icon(estate, 'icon-192.png')).arrayBuffer())
    expect(after.equals(before)).toBe(false)
    const now = await estateById(estate.id)
    expect(now && letterhead(now).logo?.src).toContain(`://${estate.slug}.`)
  })
})

describe('sending a logo', () => {
  const send = async (estate: EstateInfo, member: Parameters<typeof browserHeaders>[1], body: Buffer) => {
    const headers = await browserHeaders(estate, member)
    headers.set('x-file-name', 'logo.svg')
    return POST(
      new Request('http://estate.test/api/files?for=logo', {
        method: 'POST',
        headers,
        body: new Uint8Array(body),
      }),
    )
  }

  it('is for administrators, and a drawing that could carry a program is refused with what to do', async () => {
    const { estate, administrator } = await anEstate()
    const owner = await makeMember(estate, { roles: ['owner'] })
    expect((await send(estate, owner, PNG)).status).toBe(403)
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const refused = await send(estate, administrator, svg)
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('SVG')
    expect((await send(estate, administrator, PNG)).status).toBe(201)
  })
})
