import { stripHeif } from './heif'
import { stripJpeg } from './jpeg'
import { stripPng } from './png'
import { stripWebp } from './webp'

const STRIP: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
  'image/heic': stripHeif,
  'image/heif': stripHeif,
}

/**
 * A picture without what it tells of where, when and with what it was taken; other files as they are.
 * @throws DamagedPicture
 */
export function stripMetadata(mime: string, bytes: Buffer): Buffer {
  return STRIP[mime]?.(bytes) ?? bytes
}
