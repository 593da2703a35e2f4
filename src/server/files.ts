import { createHash, hkdfSync } from 'node:crypto'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Prisma } from '@/generated/prisma/client'
import { config } from './config'
import type { Ctx, TxCtx } from './context'
import { DomainError, invalid, notFound } from './errors'
import { typesOf, type Accept } from './files/accept'
import { checkLink, signLink } from './files/link'
import { DamagedPicture } from './files/metadata/damaged'
import { stripMetadata } from './files/metadata/strip'
import { safeFileName } from './files/name'
import { fileStore } from './files/store'
import { requireRoom } from './room'
import { refuseMacroName, trueType } from './files/true-type'

let key: Buffer | undefined

function linkKey(): Buffer {
  return (key ??= Buffer.from(hkdfSync('sha256', config().authSecret, '', 'gatehouse file links', 32)))
}

export type UploadedFile = { id: string; name: string; mime: string; size: number }

/**
 * Keeps an upload: its true type looked up in its content, pictures without what they tell of their maker. It belongs
 * to nobody's record yet; `attachable` takes it into one.
 * @throws DomainError VALIDATION_ERROR with a sentence for `file`
 */
export async function storeUpload(
  ctx: Ctx,
  upload: { name: string; bytes: Buffer; accept: Accept },
): Promise<UploadedFile> {
  refuseMacroName(upload)
  const { mime, bytes } = await plainFile(await trueType(upload.bytes, upload.accept), upload)
  // The row first: what stops in between leaves an upload that nobody knows of, and the sweep finds all of it.
  const file = await ctx.tx(async (tx) => {
    await requireRoom(tx, 'storage', bytes.length)
    return tx.db.file.create({
      select: { id: true, name: true, mime: true, size: true },
      data: {
        name: safeFileName(upload.name, mime, upload.accept),
        mime,
        purpose: upload.accept,
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        uploadedById: ctx.actor.id,
        createdAt: ctx.clock.now(),
      },
    })
  })
  await fileStore().write({ estateId: ctx.estate.id, fileId: file.id }, bytes)
  return file
}

type Kept = { mime: string; bytes: Buffer }

async function plainFile(mime: string, { bytes, accept }: { bytes: Buffer; accept: Accept }): Promise<Kept> {
  try {
    if (accept !== 'logo') return { mime, bytes: stripMetadata(mime, bytes) }
    return { mime: 'image/png', bytes: await (await import('./files/redraw')).redrawLogo(bytes) }
  } catch (error) {
    if (!(error instanceof DamagedPicture)) throw error
    const message = 'This picture is damaged. Please take or choose another.'
    throw invalid('files.damaged', message, { file: message })
  }
}

/** The actor's own uploads of a purpose that no record has; of what was sent for another none. */
const waiting = ({ actor }: Pick<Ctx, 'actor'>, accept: Accept) =>
  ({
    uploadedById: actor.id,
    attachedAt: null,
    mime: { in: typesOf(accept) },
    // Uploads of the version before say nothing of their purpose, and none of them was a logo.
    OR: [{ purpose: accept }, ...(accept === 'logo' ? [] : [{ purpose: null }])],
  }) satisfies Prisma.FileWhereInput

/**
 * Takes the actor's own uploads into a record, each only once; the caller writes the rows that refer to them.
 * @returns the ids without repetition, in their order
 * @throws DomainError VALIDATION_ERROR where one is somebody else's, unknown, of the wrong kind or in a record already
 */
export async function attachable(
  tx: TxCtx,
  ids: readonly string[],
  accept: Accept = 'attachment',
): Promise<string[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const { count } = await tx.db.file.updateMany({
    where: { id: { in: wanted }, ...waiting(tx, accept) },
    data: { attachedAt: tx.clock.now() },
  })
  if (count === wanted.length) return wanted
  const message = 'One of the files can’t be used any more. Please add it again.'
  throw invalid('files.not_attachable', message, { fileIds: message })
}

/**
 * Lets a record go of files so that the actor can still take them back for a day, as if they had just been uploaded;
 * then the sweep removes them.
 */
export async function releaseFiles(tx: TxCtx, ids: readonly string[]): Promise<void> {
  await tx.db.file.updateMany({
    where: { id: { in: [...ids] } },
    data: { attachedAt: null, uploadedById: tx.actor.id, createdAt: tx.clock.now() },
  })
}

/**
 * Removes files that no record refers to any more; their bytes follow with the next sweep.
 * @returns how many were there
 */
export async function removeFiles(tx: TxCtx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  await tx.db.fileRemoval.createMany({ skipDuplicates: true, data: ids.map((fileId) => ({ fileId })) })
  const { count } = await tx.db.file.deleteMany({ where: { id: { in: [...ids] } } })
  return count
}

/** Those of the actor's own uploads that a record can still take in, each with its address. */
export async function waitingUploads(ctx: Ctx, ids: readonly string[], accept: Accept = 'attachment') {
  const files = await ctx.db.file.findMany({
    where: { id: { in: [...ids] }, ...waiting(ctx, accept) },
    select: { id: true, mime: true },
  })
  return files.map((file) => ({ ...file, url: signedFileUrl(ctx, file.id) }))
}

/** A file's address for the next ten minutes, on its own estate's site, for whoever was allowed to read the record. */
export function signedFileUrl(
  ctx: Pick<Ctx, 'estate' | 'clock'> & { actor: Pick<Ctx['actor'], 'kind'> & { accessId?: string } },
  fileId: string,
  { download = false } = {},
): string {
  return `/api/files/${fileId}?${signLink(linkKey(), { estateId: ctx.estate.id, fileId, download, visit: ctx.actor.accessId }, ctx.clock.now())}`
}

/**
 * Checks the query of a signed address.
 * @throws DomainError AUTHORIZATION_ERROR where its time has passed, RESOURCE_NOT_FOUND where it is not one of ours
 */
export function requireSignedLink(
  ctx: Pick<Ctx, 'estate' | 'clock'>,
  fileId: string,
  query: URLSearchParams,
  visit?: string,
): { download: boolean } {
  const download = query.get('download') === '1'
  const link = checkLink(
    linkKey(),
    { estateId: ctx.estate.id, fileId, download, visit },
    query,
    ctx.clock.now(),
  )
  if (link === 'forged') throw notFound('file')
  if (link === 'expired')
    throw new DomainError(
      'AUTHORIZATION_ERROR',
      'files.link_expired',
      'This link has expired. Open the page again for a new one.',
    )
  return { download }
}

export type OpenFile = UploadedFile & {
  sha256: string
  /** Reads from the store; nothing is opened before. */
  stream(): Promise<Readable>
  bytes(): Promise<Buffer>
}

/**
 * One of the estate's files. Who may read it is the caller's to judge: by the record it belongs to, or a signed link.
 * @throws DomainError RESOURCE_NOT_FOUND
 */
export async function openFile(ctx: Ctx, id: string): Promise<OpenFile> {
  const file = await ctx.db.file.findUnique({
    where: ctx.key(id),
    select: { id: true, name: true, mime: true, size: true, sha256: true },
  })
  if (!file) throw notFound('file')
  const stream = async () => {
    const bytes = await fileStore().read({ estateId: ctx.estate.id, fileId: id })
    if (!bytes) throw new Error(`the bytes of the file ${id} are gone`)
    return bytes
  }
  return { ...file, stream, bytes: async () => buffer(await stream()) }
}
