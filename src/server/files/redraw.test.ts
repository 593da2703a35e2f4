import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { JPEG, PNG } from '@/testing/pictures'
import { DamagedPicture } from './metadata/damaged'
import { ratioOfLogo, redrawLogo } from './redraw'

const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 }

/** A picture with a bar of one colour in the middle of nothing. */
function bar(size: { width: number; height: number }, colour: string): Sharp {
  const { width, height } = size
  const input = { create: { ...size, channels: 4, background: colour } } as const
  return sharp({
    create: { width: width + 200, height: height + 200, channels: 4, background: CLEAR },
  }).composite([{ input, left: 100, top: 100 }])
}

const drawn = async (picture: Sharp) => redrawLogo(await picture.png().toBuffer())

describe('a logo', () => {
  it('loses its empty edges and keeps its shape, wide or square', async () => {
    expect(await ratioOfLogo(await drawn(bar({ width: 600, height: 200 }, '#17545e')))).toBe(3)
    expect(await ratioOfLogo(await drawn(bar({ width: 300, height: 300 }, '#17545e')))).toBe(1)
  })

  it('that is taller than wide gets room at its sides', async () => {
    expect(await ratioOfLogo(await drawn(bar({ width: 100, height: 300 }, '#17545e')))).toBe(1)
  })

  it('is made no larger than any screen shows it', async () => {
    const { width, height } = await sharp(
      await drawn(bar({ width: 4000, height: 1000 }, '#17545e')),
    ).metadata()
    expect(width).toBe(960)
    // Its edge is drawn over two rows of points.
    expect(Math.abs(height - 240)).toBeLessThanOrEqual(2)
  })

  it('that is almost white stands on a dark ground, and a dark one on none', async () => {
    const light = await sharp(await drawn(bar({ width: 300, height: 300 }, '#fdfdfd'))).stats()
    expect(light.isOpaque).toBe(true)
    const tall = await sharp(await drawn(bar({ width: 100, height: 300 }, '#202020'))).stats()
    expect(tall.isOpaque).toBe(false)
  })

  it('is drawn anew as a PNG, so that nothing hidden in a file comes along', async () => {
    const hidden = Buffer.from('<script>alert(1)</script>')
    for (const picture of [JPEG, PNG]) {
      const logo = await redrawLogo(Buffer.concat([picture, hidden]))
      expect((await sharp(logo).metadata()).format).toBe('png')
      expect(logo.includes(hidden)).toBe(false)
    }
  })

  it('that is no whole picture is refused as damaged', async () => {
    await expect(redrawLogo(PNG.subarray(0, 40))).rejects.toThrow(DamagedPicture)
    await expect(redrawLogo(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).rejects.toThrow(
      DamagedPicture,
    )
  })

  it('of more points than any camera takes is refused, whatever its size in bytes', async () => {
    const create = { width: 6000, height: 6000, channels: 3 as const, background: '#fff' }
    const picture = await sharp({ create }).png().toBuffer()
    expect(picture.length).toBeLessThan(500_000)
    await expect(redrawLogo(picture)).rejects.toThrow(DamagedPicture)
  })
})
