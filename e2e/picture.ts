import { crc32, deflateSync } from 'node:zlib'

/** A PNG of a plain slope of colour, in width × height pixels. */
export function picture(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits for each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8)
  const line = width * 3 + 1
  const pixels = Buffer.alloc(line * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      pixels.set([(x * 255) / width, (y * 255) / height, 160], y * line + 1 + x * 3)
  const start = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([start, part('IHDR', header), part('IDAT', deflateSync(pixels)), part('IEND')])
}

function part(name: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
