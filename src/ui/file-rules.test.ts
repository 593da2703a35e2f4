import { describe, expect, it } from 'vitest'
import { chooseFiles, fileSize } from './file-rules'

const photo = new File(['1234567890'], 'gate.jpg', { type: 'image/jpeg' })
const large = new File(['x'.repeat(100)], 'large.png', { type: 'image/png' })
const sheet = new File(['x'], 'REGISTER.XLSX', { type: '' })
const rules = { accept: ['image/*'], maxFiles: 5, maxBytes: 50 }

describe('files that somebody chose', () => {
  it('are taken by kind, also where the browser knows the kind only by the ending', () => {
    expect(chooseFiles([photo, sheet], rules)).toMatchObject({ files: [photo], wrongType: ['REGISTER.XLSX'] })
    expect(chooseFiles([sheet], { ...rules, accept: ['.xlsx'] }).files).toEqual([sheet])
  })

  it('are refused by name when they are too large', () => {
    expect(chooseFiles([photo, large], rules)).toMatchObject({ files: [photo], tooLarge: ['large.png'] })
  })

  it('are taken as far as there is room, and it is said that there was not enough', () => {
    expect(chooseFiles([photo, photo], { ...rules, maxFiles: 1 })).toMatchObject({
      files: [photo],
      tooMany: true,
    })
  })

  it('are all welcome where nothing else is said', () => {
    expect(
      chooseFiles([photo, sheet], { accept: [], maxFiles: Infinity, maxBytes: Infinity }).files,
    ).toHaveLength(2)
  })

  it('have their size in words', () => {
    expect(fileSize(0, 'en')).toBe('0 bytes')
    expect(fileSize(940_000, 'en')).toBe('940 kB')
    expect(fileSize(2_440_000, 'en')).toBe('2.4 MB')
  })
})
