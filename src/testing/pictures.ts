import { crc32 } from 'node:zlib'

// Pictures of twelve by eight points, red above and blue below, as a browser writes them.

const bytesOf = (base64: string) => Buffer.from(base64, 'base64')

export const JPEG = bytesOf(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAA' +
    'AABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAA' +
    'ABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAA' +
    'AAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAA' +
    'AAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAA' +
    'AABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4M' +
    'ChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8a' +
    'Gi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIAAwDASIAAhEB' +
    'AxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAXEAEAAwAAAAAAAAAAAAAAAAAAFGKh/8QAFQEBAQAAAAAAAAAAAAAAAAAA' +
    'AwX/xAAbEQABBAMAAAAAAAAAAAAAAAAAARRSoQME0f/aAAwDAQACEQMRAD8AkSaaSaaCww142vRXueVIf//Z',
)

export const WEBP = bytesOf(
  'UklGRiwCAABXRUJQVlA4WAoAAAAgAAAACwAABwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAA' +
    'AABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAA' +
    'ABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAA' +
    'AAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAA' +
    'AAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAA' +
    'AABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggPgAAAFAC' +
    'AJ0BKgwACAACwEwlqAJ0a4D+AXH/dgARcgD+7n5flfvgv9Hrek1/Bv0Tq6g3/9Ju/H45uVPnDcqV78AA',
)

export const PNG = bytesOf(
  'iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAYAAADN5B7xAAAALElEQVR4AbyQMQ0AAAjDFixNFJrwhCfQ0GdLei5pWmsfoQQX' +
    'OLRGhIASjKQHAAD//81Z3KEAAAAGSURBVAMA3B8mXRueJ28AAAAASUVORK5CYII=',
)

/** What a telling picture says of where it was taken. */
export const SECRET = 'taken at 25.7479 S 28.2293 E'

/** EXIF data with a description and, where given, which way up. */
export function exif({
  orientation,
  little = true,
}: { orientation?: number; little?: boolean } = {}): Buffer {
  const order = little ? 'II' : 'MM'
  const short = (value: number) =>
    bytes(2, (room) => (little ? room.writeUInt16LE(value) : room.writeUInt16BE(value)))
  const long = (value: number) =>
    bytes(4, (room) => (little ? room.writeUInt32LE(value) : room.writeUInt32BE(value)))
  const entries = orientation === undefined ? 1 : 2
  const textAt = 8 + 2 + entries * 12 + 4
  const description = [short(0x010e), short(2), long(SECRET.length + 1), long(textAt)]
  const turned =
    orientation === undefined ? [] : [short(0x0112), short(3), long(1), short(orientation), short(0)]
  const directory = [short(entries), ...description, ...turned, long(0)]
  return Buffer.concat([Buffer.from(order), short(42), long(8), ...directory, Buffer.from(`${SECRET}\0`)])
}

function bytes(size: number, write: (room: Buffer) => void): Buffer {
  const room = Buffer.alloc(size)
  write(room)
  return room
}

/** The JPEG with more segments after its start and, where given, bytes behind its end. */
export function jpegWith(
  segments: readonly { marker: number; body: Buffer }[],
  behind: Buffer = Buffer.alloc(0),
): Buffer {
  const added = segments.map(({ marker, body }) =>
    Buffer.concat([
      Buffer.from([0xff, marker]),
      bytes(2, (room) => room.writeUInt16BE(body.length + 2)),
      body,
    ]),
  )
  return Buffer.concat([JPEG.subarray(0, 2), ...added, JPEG.subarray(2), behind])
}

export function exifSegment(tiff: Buffer): { marker: number; body: Buffer } {
  return { marker: 0xe1, body: Buffer.concat([Buffer.from('Exif\0\0'), tiff]) }
}

/** The PNG with more chunks after its header. */
export function pngWith(...chunks: readonly { type: string; body: Buffer }[]): Buffer {
  const added = chunks.map(({ type, body }) => {
    const content = Buffer.concat([Buffer.from(type), body])
    return Buffer.concat([
      bytes(4, (room) => room.writeUInt32BE(body.length)),
      content,
      bytes(4, (room) => room.writeUInt32BE(crc32(content))),
    ])
  })
  return Buffer.concat([PNG.subarray(0, 33), ...added, PNG.subarray(33)])
}

/** The WebP with more chunks at its end, announced as the format asks. */
export function webpWith(...chunks: readonly { type: string; body: Buffer }[]): Buffer {
  const added = chunks.map(({ type, body }) =>
    Buffer.concat([
      Buffer.from(type),
      bytes(4, (room) => room.writeUInt32LE(body.length)),
      body,
      Buffer.alloc(body.length % 2),
    ]),
  )
  const whole = Buffer.concat([WEBP, ...added])
  whole.writeUInt32LE(whole.length - 8, 4)
  const flags = 20
  whole[flags] = (whole[flags] ?? 0) | 0x0c
  return whole
}

/** The boxes of a HEIC without a picture in them: EXIF data, and bytes that stand for the picture. */
export function heicWith(tiff: Buffer, picture: Buffer): Buffer {
  const box = (type: string, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts)
    return Buffer.concat([bytes(4, (room) => room.writeUInt32BE(body.length + 8)), Buffer.from(type), body])
  }
  const short = (value: number) => bytes(2, (room) => room.writeUInt16BE(value))
  const long = (value: number) => bytes(4, (room) => room.writeUInt32BE(value))
  const item = (id: number, type: string) =>
    box('infe', long(0x02000000), short(id), short(0), Buffer.from(type), Buffer.from([0]))
  const start = box('ftyp', Buffer.from('heic'), long(0), Buffer.from('mif1heic'))
  const meta = (at: number) =>
    box(
      'meta',
      long(0),
      box('iinf', long(0), short(2), item(1, 'hvc1'), item(2, 'Exif')),
      box('iloc', long(0), short(0x4400), short(2), ...[1, 2].flatMap((id) => located(id, at))),
    )
  const located = (id: number, at: number) => [
    short(id),
    short(0),
    short(1),
    long(id === 1 ? at : at + picture.length),
    long(id === 1 ? picture.length : tiff.length),
  ]
  const at = start.length + meta(0).length + 8
  return Buffer.concat([start, meta(at), box('mdat', picture, tiff)])
}
