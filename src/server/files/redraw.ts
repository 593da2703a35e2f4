import { DamagedPicture } from './metadata/damaged'

const MOST = { width: 960, height: 320 } as const
const MOST_PIXELS = 24_000_000
const MOST_SECONDS = 10

/** Behind a logo that was made for a dark ground. */
const INK = { r: 28, g: 24, b: 19 }
/** Below this contrast with white a logo without a ground of its own would not be seen on paper. */
const SEEN_FROM = 1.9

/** One is drawn at a time: a large picture takes a core for a second. */
let last: Promise<unknown> = Promise.resolve()

/**
 * A logo drawn anew as a PNG: nothing but its points is left of what was sent. Empty edges go, a tall one gets room at
 * its sides, and one that is too light to be seen on paper gets a dark ground.
 * @throws DamagedPicture
 */
export function redrawLogo(bytes: Buffer): Promise<Buffer> {
  const drawn = last.then(() => drawLogo(bytes))
  last = drawn.catch(() => undefined)
  return drawn
}

async function drawLogo(bytes: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const limits = { seconds: MOST_SECONDS }
  try {
    // Made small first: its edges are looked for point by point.
    const upright = await sharp(bytes, { limitInputPixels: MOST_PIXELS, pages: 1 })
      .timeout(limits)
      .autoOrient()
      .resize({ width: MOST.width * 2, height: MOST.width * 2, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .png()
      .toBuffer()
    const bare = await sharp(upright)
      .timeout(limits)
      .trim()
      .toBuffer()
      .catch(() => upright)
    const { data, info } = await sharp(bare)
      .timeout(limits)
      .resize({ ...MOST, fit: 'inside', withoutEnlargement: true })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const drawn = sharp(data, { raw: info })
    const ground = isTooLight(data) ? { ...INK, alpha: 1 } : { r: 255, g: 255, b: 255, alpha: 0 }
    const edges = edgesOf(info, ground.alpha === 1)
    const framed = sharp(
      await drawn
        .extend({ ...edges, background: ground })
        .png()
        .toBuffer(),
    )
    return await (ground.alpha === 1 ? framed.flatten({ background: INK }) : framed)
      .png({ compressionLevel: 9 })
      .toBuffer()
  } catch {
    throw new DamagedPicture('this picture can’t be drawn')
  }
}

/** How many times wider than high a drawn logo is, as far as a header has room for it; null for anything else. */
export async function ratioOfLogo(bytes: Buffer): Promise<number | null> {
  const { default: sharp } = await import('sharp')
  const { width, height, format } = await sharp(bytes).metadata()
  if (format !== 'png' || width > MOST.width * 2 || height > MOST.width) return null
  return Math.round(Math.min(4, Math.max(1, width / height)) * 100) / 100
}

/** Room at the sides of a tall logo, and all around one that stands on a ground. */
function edgesOf({ width, height }: { width: number; height: number }, isGrounded: boolean) {
  const around = isGrounded ? Math.round(Math.min(width, height) * 0.16) : 0
  const beside = Math.max(0, Math.ceil((height - width) / 2)) + around
  return { top: around, bottom: around, left: beside, right: beside }
}

/** Whether what is to be seen of it, where the ground shows through elsewhere, is almost white. */
function isTooLight(rgba: Buffer): boolean {
  let seen = 0
  let light = 0
  const points = rgba.length / 4
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba.readUInt8(at + 3) / 255
    seen += alpha
    light += alpha * luminance(rgba.readUInt8(at), rgba.readUInt8(at + 1), rgba.readUInt8(at + 2))
  }
  if (seen === 0 || seen / points > 0.98) return false
  return 1.05 / (light / seen + 0.05) < SEEN_FROM
}

function luminance(red: number, green: number, blue: number): number {
  const linear = (value: number) => (value / 255) ** 2.2
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
