import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { diskStore } from './disk'

const folder = await mkdtemp(path.join(os.tmpdir(), 'gatehouse-store-'))
const store = diskStore(folder)
const estateId = randomUUID()

afterAll(() => rm(folder, { recursive: true }))

describe('files on disk', () => {
  it('stand in a folder of their estate, for nobody else to read', async () => {
    const fileId = randomUUID()
    await store.write({ estateId, fileId }, Buffer.from('a leak'))
    const place = path.join(folder, estateId, fileId.slice(-2))
    expect(await readdir(place)).toEqual([fileId])
    expect((await stat(path.join(place, fileId))).mode & 0o077).toBe(0)
  })

  it('take what a write that was cut off left of them along when they are removed, and nothing else', async () => {
    const mine = randomUUID()
    const neighbour = randomUUID().slice(0, -2) + mine.slice(-2)
    const place = path.join(folder, estateId, mine.slice(-2))
    await store.write({ estateId, fileId: neighbour }, Buffer.from('x'))
    await writeFile(path.join(place, `${mine}.${randomUUID()}.part`), 'hal')
    await store.remove({ estateId, fileId: mine })
    expect(await readdir(place)).toEqual([neighbour])
  })
})
