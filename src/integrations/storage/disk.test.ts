import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from 'vitest'
import { diskStore } from './disk'

const folder = await mkdtemp(path.join(os.tmpdir(), 'gatehouse-store-'))
const store = diskStore(folder)
const estateId = randomUUID()

afterAll(() => rm(folder, { recursive: true }))

describe('files on disk', () => {
  it('are read as they were written, each estate’s in a folder of its own', async () => {
    const fileId = randomUUID()
    await store.write({ estateId, fileId }, Buffer.from('a leak'))
    const stream = await store.read({ estateId, fileId })
    expect(stream && (await buffer(stream)).toString()).toBe('a leak')
    expect(await readdir(path.join(folder, estateId, fileId.slice(-2)))).toEqual([fileId])
    expect(await store.read({ estateId: randomUUID(), fileId })).toBeNull()
  })

  it('are gone when removed; removing again does nothing', async () => {
    const key = { estateId, fileId: randomUUID() }
    await store.write(key, Buffer.from('x'))
    await store.remove(key)
    await store.remove(key)
    expect(await store.read(key)).toBeNull()
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

  it.each([
    '../../etc/passwd',
    '',
    '.',
    `${randomUUID()}/..`,
    `${randomUUID()}\0`,
    randomUUID().toUpperCase(),
  ])('never stand where the id %j would lead', async (fileId) => {
    await expect(store.write({ estateId, fileId }, Buffer.from('x'))).rejects.toThrow('not the key of a file')
    await expect(store.read({ estateId: fileId, fileId: randomUUID() })).rejects.toThrow(
      'not the key of a file',
    )
    await expect(store.remove({ estateId, fileId })).rejects.toThrow('not the key of a file')
  })
})
