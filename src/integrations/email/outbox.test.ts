import { mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { outbox } from './outbox'

const folder = await mkdtemp(path.join(os.tmpdir(), 'gatehouse-outbox-'))
afterAll(() => rm(folder, { recursive: true }))

const mail = (idempotencyKey: string, subject = 'Your password') => ({
  to: 'thandi@example.com',
  from: '"Palm Grove" <no-reply@example.com>',
  subject,
  html: '<p>Hello</p>',
  text: 'Hello',
  idempotencyKey,
})

describe('the outbox', () => {
  it('is empty before the first mail', async () => {
    expect(await outbox(path.join(folder, 'none')).list()).toEqual([])
  })

  it('lists the newest mail first and opens each one', async () => {
    let minute = 0
    const box = outbox(path.join(folder, 'some'), () => new Date(Date.UTC(2026, 2, 1, 10, minute++)))
    await box.send(mail('one', 'First'))
    await box.send(mail('two', 'Second'))
    const mails = await box.list()
    expect(mails.map(({ subject }) => subject)).toEqual(['Second', 'First'])
    expect(await box.read(mails[1]?.id ?? '')).toMatchObject({
      subject: 'First',
      text: 'Hello',
      to: 'thandi@example.com',
    })
  })

  it('holds a mail once, however often it is sent at the same time', async () => {
    const place = path.join(folder, 'once')
    const box = outbox(place)
    await Promise.all(Array.from({ length: 20 }, (_, index) => box.send(mail('same', `Try ${index}`))))
    expect(await box.list()).toHaveLength(1)
    expect(await readdir(place)).toHaveLength(1)
  })

  it('opens nothing outside of itself', async () => {
    expect(await outbox(folder).read('../../etc/passwd')).toBeNull()
  })
})
