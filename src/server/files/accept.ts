const MB = 1_000_000

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const CSV = 'text/csv'

/** What may be uploaded for a purpose: true types with their endings (the usual one first), and the largest size. */
export const ACCEPTED = {
  /** Photos and papers that belong to a record. */
  attachment: {
    maxBytes: 10 * MB,
    words: 'Please choose a photo (JPEG, PNG, WebP or HEIC) or a PDF.',
    types: {
      'image/jpeg': ['jpg', 'jpeg', 'jfif'],
      'image/png': ['png'],
      'image/webp': ['webp'],
      'image/heic': ['heic'],
      'image/heif': ['heif', 'heic'],
      'application/pdf': ['pdf'],
    },
  },
  /** An estate's logo; it is drawn anew. */
  logo: {
    maxBytes: 5 * MB,
    words: 'Please choose a picture: PNG, JPEG or WebP. A drawing (SVG) can be saved as PNG.',
    types: { 'image/png': ['png'], 'image/jpeg': ['jpg', 'jpeg', 'jfif'], 'image/webp': ['webp'] },
  },
  /** Lists to import. */
  list: {
    maxBytes: 20 * MB,
    words: 'Please choose an Excel workbook (.xlsx) or a text file (.csv).',
    types: { [XLSX]: ['xlsx'], [CSV]: ['csv', 'txt', 'tsv'] },
  },
} as const

export type Accept = keyof typeof ACCEPTED

/** What only those may send who hold a permission: modules name it in their manifests. Attachments are every member's. */
export type GuardedUpload = Exclude<Accept, 'attachment'>

export function endingsOf(accept: Accept, mime: string): readonly string[] | null {
  const types: Readonly<Record<string, readonly string[]>> = ACCEPTED[accept].types
  return types[mime] ?? null
}

export function typesOf(accept: Accept): string[] {
  return Object.keys(ACCEPTED[accept].types)
}

/** Shown in the page itself; everything else is offered for saving. */
export function isShownInline(mime: string): boolean {
  return mime.startsWith('image/') || mime === 'application/pdf'
}
