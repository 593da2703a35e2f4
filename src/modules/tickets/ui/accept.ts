/** What the server takes for a record; it looks into each file again. */
export const ACCEPT = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/heif',
  '.heic',
  '.heif',
  'application/pdf',
]

export const MOST_BYTES = 10_000_000
