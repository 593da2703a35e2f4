import { describe, expect, it } from 'vitest'
import {
  exif,
  exifSegment,
  heicWith,
  JPEG,
  jpegWith,
  PNG,
  pngWith,
  SECRET,
  WEBP,
  webpWith,
} from '@/testing/pictures'
import { DamagedPicture } from './damaged'
import { orientationOf } from './orientation'
import { stripMetadata } from './strip'

const secret = Buffer.from(SECRET)

/** Which way up a stripped picture says it is, wherever its format keeps that. */
function turnOf(bytes: Buffer, mark: string): number {
  const at = bytes.indexOf(mark)
  return at < 0 ? 1 : orientationOf(bytes.subarray(bytes.indexOf('MM\0*', at)))
}

describe('a picture that is uploaded', () => {
  it.each([
    ['image/jpeg', jpegWith([exifSegment(exif())])],
    ['image/jpeg', jpegWith([{ marker: 0xfe, body: secret }])],
    [
      'image/jpeg',
      jpegWith([
        { marker: 0xe1, body: Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), secret]) },
      ]),
    ],
    ['image/jpeg', jpegWith([{ marker: 0xed, body: secret }])],
    ['image/png', pngWith({ type: 'eXIf', body: exif() })],
    ['image/png', pngWith({ type: 'tEXt', body: secret }, { type: 'iTXt', body: secret })],
    ['image/webp', webpWith({ type: 'EXIF', body: exif() }, { type: 'XMP ', body: secret })],
    ['image/heic', heicWith(exif(), Buffer.from('picture'))],
  ])('tells no more where it was taken (%s)', (mime, telling) => {
    expect(telling.includes(SECRET)).toBe(true)
    expect(stripMetadata(mime, telling).includes(SECRET)).toBe(false)
  })

  it('is otherwise the very same picture', () => {
    expect(stripMetadata('image/jpeg', jpegWith([exifSegment(exif())]))).toEqual(JPEG)
    expect(stripMetadata('image/png', pngWith({ type: 'tEXt', body: secret }))).toEqual(PNG)
    expect(stripMetadata('image/webp', webpWith({ type: 'XMP ', body: secret }))).toEqual(WEBP)
    const heic = heicWith(exif(), Buffer.from('picture'))
    const stripped = stripMetadata('image/heic', heic)
    expect(stripped.length).toBe(heic.length)
    expect(stripped.includes('picture')).toBe(true)
  })

  it.each([true, false])('stays the right way up (little endian: %s)', (little) => {
    for (const orientation of [1, 3, 6, 8]) {
      const tiff = exif({ orientation, little })
      const jpeg = stripMetadata('image/jpeg', jpegWith([exifSegment(tiff)]))
      const png = stripMetadata('image/png', pngWith({ type: 'eXIf', body: tiff }))
      const webp = stripMetadata('image/webp', webpWith({ type: 'EXIF', body: tiff }))
      expect([turnOf(jpeg, 'Exif\0\0'), turnOf(png, 'eXIf'), turnOf(webp, 'EXIF')]).toEqual([
        orientation,
        orientation,
        orientation,
      ])
    }
  })

  it('carries nothing behind its end, such as a page or a second picture', () => {
    const page = Buffer.from('<script>alert(1)</script>')
    expect(stripMetadata('image/jpeg', jpegWith([], page))).toEqual(JPEG)
    expect(stripMetadata('image/png', Buffer.concat([PNG, page]))).toEqual(PNG)
    expect(stripMetadata('image/webp', Buffer.concat([WEBP, page]))).toEqual(WEBP)
  })

  it.each([
    ['image/jpeg', JPEG],
    ['image/png', PNG],
    ['image/webp', WEBP],
    ['image/heic', heicWith(exif(), Buffer.from('picture')).subarray(0, 100)],
  ])('is refused where it breaks off, wherever that is (%s)', (mime, whole) => {
    for (let length = 0; length < whole.length; length++)
      expect(() => stripMetadata(mime, whole.subarray(0, length))).toThrow(DamagedPicture)
  })

  it('that is a PDF or a list is left as it is', () => {
    expect(stripMetadata('application/pdf', secret)).toBe(secret)
  })
})
