import { describe, expect, it } from 'vitest'
import { ctxFor, makeEstate, makeMember } from '@/testing/estate'
import { PNG } from '@/testing/pictures'
import type { FileStore } from '@/integrations/storage/port'
import { attachable, storeUpload } from '../files'
import { fileStore } from './store'
import { sweepUploads } from './sweep'

const hoursAgo = (hours: number) => ({ now: () => new Date(Date.now() - hours * 3_600_000) })

async function someone() {
  const estate = await makeEstate()
  const member = await makeMember(estate)
  const upload = async (hours: number) => {
    const sent = { name: 'leak.png', bytes: PNG, accept: 'attachment' as const }
    return (await storeUpload(ctxFor(estate, member, hoursAgo(hours)), sent)).id
  }
  const ctx = ctxFor(estate, member)
  /** Whether its row and its bytes are there. */
  const isThere = async (id: string) => {
    const bytes = await fileStore().read({ estateId: estate.id, fileId: id })
    bytes?.destroy()
    return [(await ctx.db.file.count({ where: { id } })) === 1, bytes !== null]
  }
  const attach = (id: string) => ctx.tx((tx) => attachable(tx, [id]))
  const removals = () => ctx.db.fileRemoval.count()
  return { ctx, upload, attach, isThere, removals }
}

const there = [true, true]
const gone = [false, false]

describe('the sweep of uploads that nothing took in', () => {
  it('removes them with their bytes after a day, in every estate, and no others', async () => {
    const [one, two] = [await someone(), await someone()]
    const [old, theirs] = [await one.upload(25), await two.upload(400)]
    const [fresh, taken] = [await one.upload(23), await one.upload(25)]
    await one.attach(taken)
    expect(await sweepUploads()).toBeGreaterThanOrEqual(2)
    expect(await one.isThere(old)).toEqual(gone)
    expect(await two.isThere(theirs)).toEqual(gone)
    expect(await one.isThere(fresh)).toEqual(there)
    expect(await one.isThere(taken)).toEqual(there)
    expect([await one.removals(), await two.removals()]).toEqual([0, 0])
  })

  it('removes more than one batch holds', async () => {
    const { ctx, removals } = await someone()
    const createdAt = hoursAgo(30).now()
    const file = { name: 'x.png', mime: 'image/png', size: 3, sha256: 'abc', createdAt }
    await ctx.db.file.createMany({ data: Array.from({ length: 250 }, () => file) })
    await sweepUploads()
    expect(await ctx.db.file.count()).toBe(0)
    expect(await removals()).toBe(0)
  })

  it('passes over one that is being taken in at this very moment', async () => {
    const { ctx, upload, isThere } = await someone()
    const id = await upload(25)
    await ctx.tx(async (tx) => {
      await attachable(tx, [id])
      await sweepUploads()
    })
    expect(await isThere(id)).toEqual(there)
  })

  it('and the taking in never both win, however many try at once', async () => {
    const { upload, attach, isThere } = await someone()
    const ids = await Promise.all(Array.from({ length: 40 }, () => upload(25)))
    const [tries] = await Promise.all([
      Promise.allSettled(ids.map((id) => attach(id))),
      sweepUploads(),
      sweepUploads(),
      sweepUploads(),
    ])
    for (const [index, id] of ids.entries()) {
      const tried = tries[index]
      expect(await isThere(id)).toEqual(tried?.status === 'fulfilled' ? there : gone)
      if (tried?.status === 'rejected') expect(tried.reason).toMatchObject({ code: 'files.not_attachable' })
    }
  })

  it('removes afterwards the bytes that it could not remove before', async () => {
    const { upload, isThere, removals } = await someone()
    const ids = [await upload(30), await upload(30)]
    const down: FileStore = { ...fileStore(), remove: () => Promise.reject(new Error('the store is down')) }
    await expect(sweepUploads(hoursAgo(1), down)).rejects.toThrow('2 files could not be removed')
    for (const id of ids) expect(await isThere(id)).toEqual([false, true])
    expect(await removals()).toBe(2)
    await sweepUploads()
    for (const id of ids) expect(await isThere(id)).toEqual(gone)
    expect(await removals()).toBe(0)
  })
})
