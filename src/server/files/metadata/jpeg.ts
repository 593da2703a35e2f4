import { DamagedPicture } from './damaged'
import { orientationOf, orientationOnly } from './orientation'

const MARK = 0xff
const START = 0xd8
const END = 0xd9
const SCAN = 0xda
const COMMENT = 0xfe
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const APP15 = 0xef

/**
 * A JPEG without place, time, camera, comments, thumbnails or anything behind its end. Which way up it was taken and
 * its colour profile stay.
 * @throws DamagedPicture
 */
export function stripJpeg(bytes: Buffer): Buffer {
  if (bytes[0] !== MARK || bytes[1] !== START) throw new DamagedPicture()
  const kept: Buffer[] = []
  let orientation = 1
  let at = 2
  for (;;) {
    const marker = markerAt(bytes, at)
    at = marker.end
    if (marker.code === END) return joined(kept, orientation)
    const end = at + segmentLength(bytes, at)
    const body = bytes.subarray(at + 2, end)
    if (isExif(marker.code, body)) orientation = orientationOf(body.subarray(6))
    if (isPicture(marker.code, body)) kept.push(Buffer.from([MARK, marker.code]), bytes.subarray(at, end))
    at = end
    if (marker.code !== SCAN) continue
    const scanEnd = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, scanEnd))
    at = scanEnd
  }
}

function joined(kept: readonly Buffer[], orientation: number): Buffer {
  const exif = orientation === 1 ? [] : [exifSegment(orientation)]
  return Buffer.concat([Buffer.from([MARK, START]), ...exif, ...kept, Buffer.from([MARK, END])])
}

function exifSegment(orientation: number): Buffer {
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), orientationOnly(orientation)])
  const head = Buffer.from([MARK, APP1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

function markerAt(bytes: Buffer, from: number): { code: number; end: number } {
  if (bytes[from] !== MARK) throw new DamagedPicture()
  let at = from
  // Markers may be padded with any number of fill bytes.
  while (bytes[at] === MARK) at++
  const code = bytes[at]
  if (code === undefined || code === 0) throw new DamagedPicture()
  return { code, end: at + 1 }
}

function segmentLength(bytes: Buffer, at: number): number {
  if (at + 2 > bytes.length) throw new DamagedPicture()
  const length = bytes.readUInt16BE(at)
  if (length < 2 || at + length > bytes.length) throw new DamagedPicture()
  return length
}

function isExif(code: number, body: Buffer): boolean {
  return code === APP1 && body.toString('latin1', 0, 6) === 'Exif\0\0'
}

/** Whether a segment is needed to draw the picture as it was meant. */
function isPicture(code: number, body: Buffer): boolean {
  if (code === APP0) return body.toString('latin1', 0, 5) === 'JFIF\0'
  if (code === APP2) return body.toString('latin1', 0, 12) === 'ICC_PROFILE\0'
  if (code === APP14) return body.toString('latin1', 0, 5) === 'Adobe'
  return code !== COMMENT && !(code >= APP0 && code <= APP15)
}

/** Where the next marker stands; stuffed zeros and restart markers belong to the scan. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = from
  for (;;) {
    at = bytes.indexOf(MARK, at)
    const next = at < 0 ? undefined : bytes[at + 1]
    if (next === undefined) throw new DamagedPicture()
    const restart = next >= 0xd0 && next <= 0xd7
    if (next !== 0 && !restart) return at
    at += 2
  }
}
