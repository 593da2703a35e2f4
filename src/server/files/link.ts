import { createHmac, timingSafeEqual } from 'node:crypto'

const LIFE_SECONDS = 600
const STEP_SECONDS = 60

export type FileLink = {
  estateId: string
  fileId: string
  download: boolean
  /** The visit of an operator for whom it was made: for nobody else, and no longer than that. */
  visit?: string
}

/**
 * The query of a link to one file of one estate that holds for nine to ten minutes. Links made within the same minute
 * are the same, so that a list asked anew doesn't load its pictures again.
 */
export function signLink(key: Buffer, link: FileLink, now: Date): string {
  const minute = Math.floor(now.getTime() / 1000 / STEP_SECONDS) * STEP_SECONDS
  const expires = String(minute + LIFE_SECONDS)
  const query = new URLSearchParams({ expires, signature: signature(key, link, expires) })
  if (link.download) query.set('download', '1')
  return query.toString()
}

/** Whether a link's query was made by us for this very file, and whether its time has passed. */
export function checkLink(
  key: Buffer,
  link: FileLink,
  query: URLSearchParams,
  now: Date,
): 'valid' | 'expired' | 'forged' {
  const expires = query.get('expires') ?? ''
  const given = Buffer.from(query.get('signature') ?? '')
  const right = Buffer.from(signature(key, link, expires))
  if (given.length !== right.length || !timingSafeEqual(given, right)) return 'forged'
  return now.getTime() < Number(expires) * 1000 ? 'valid' : 'expired'
}

function signature(
  key: Buffer,
  { estateId, fileId, download, visit = '' }: FileLink,
  expires: string,
): string {
  return createHmac('sha256', key)
    .update(['file', estateId, fileId, expires, download ? 'download' : 'show', visit].join('\n'))
    .digest('base64url')
}
