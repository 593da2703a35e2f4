import { describe, expect, it } from 'vitest'
import { checkLink, signLink, type FileLink } from './link'

const key = Buffer.from('a key of the tests')
const link: FileLink = { estateId: 'estate-a', fileId: 'file-1', download: false }
const now = new Date('2026-03-01T10:00:30Z')
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)

const signed = () => new URLSearchParams(signLink(key, link, now))

describe('a link to a file', () => {
  it('holds for nine to ten minutes and then says that it has expired', () => {
    expect(checkLink(key, link, signed(), now)).toBe('valid')
    expect(checkLink(key, link, signed(), after(540))).toBe('valid')
    expect(checkLink(key, link, signed(), after(600))).toBe('expired')
  })

  it('is the same within a minute, so that pictures are not loaded again', () => {
    expect(signLink(key, link, after(29))).toBe(signLink(key, link, now))
    expect(signLink(key, link, after(30))).not.toBe(signLink(key, link, now))
  })

  it.each<[string, FileLink]>([
    ['another estate', { ...link, estateId: 'estate-b' }],
    ['another file', { ...link, fileId: 'file-2' }],
    ['saving instead of showing', { ...link, download: true }],
  ])('is no link to %s', (_, other) => {
    expect(checkLink(key, other, signed(), now)).toBe('forged')
  })

  it('can’t be made longer, guessed or signed with another key', () => {
    const longer = signed()
    longer.set('expires', String(Number(longer.get('expires')) + 3600))
    expect(checkLink(key, link, longer, now)).toBe('forged')
    expect(checkLink(key, link, new URLSearchParams('expires=9999999999&signature=x'), now)).toBe('forged')
    expect(checkLink(key, link, new URLSearchParams(), now)).toBe('forged')
    expect(checkLink(Buffer.from('another key'), link, signed(), now)).toBe('forged')
  })
})
