import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { Ctx } from '../context'
import { notFound } from '../errors'
import { requireOpen } from '../estates'
import { openFile, requireSignedLink, type OpenFile } from '../files'
import { makeCtx, systemActor } from '../make-context'
import { modulesOffIn } from '../module'
import type { RequestInfo } from '../request'
import { traceLook } from '../support/trace'
import { isShownInline } from './accept'

const PRIVATE_FOR = 600

/** Answers a signed link on the site of the file's estate; the link stands for the right to read. */
export async function serveFile(request: Request, info: RequestInfo, id: string): Promise<Response> {
  if (!z.uuid().safeParse(id).success) throw notFound('file')
  const ctx = await siteCtx(info)
  const support = (await info.estate())?.support
  const { download } = requireSignedLink(ctx, id, new URL(request.url).searchParams, support?.accessId)
  await requireOn(ctx, id)
  const file = await openFile(ctx, id)
  if (support)
    await traceLook({ estate: ctx.estate, support }, info, 'file', { input: { id, name: file.name } })
  const headers = headersOf(file, download)
  if (request.headers.get('if-none-match') === headers.get('etag'))
    return new Response(null, { status: 304, headers })
  headers.set('content-length', String(file.size))
  if (request.method === 'HEAD') return new Response(null, { headers })
  return new Response(webStream(await file.stream()), { headers })
}

/** A file of a module that the estate has switched off is as far away as the record that it hangs on. */
async function requireOn(ctx: Ctx, id: string): Promise<void> {
  for (const { filesOf } of modulesOffIn(ctx.estate)) {
    const find = await filesOf?.()
    if (find && (await find(ctx, [id])).length > 0) throw notFound('file')
  }
}

async function siteCtx(info: RequestInfo): Promise<Ctx> {
  const visit = await info.estate()
  if (!visit) throw notFound('file')
  requireOpen(visit.estate)
  return makeCtx({
    estate: visit.estate,
    actor: systemActor('files'),
    clock: info.clock,
    requestId: info.requestId,
  })
}

/** Nothing that was uploaded may ever run as a page of ours. */
function headersOf(file: OpenFile, download: boolean): Headers {
  const inline = !download && isShownInline(file.mime)
  // A sandbox keeps browsers from showing PDFs, which they open in a place of their own anyway.
  const sandbox = file.mime === 'application/pdf' ? '' : 'sandbox; '
  return new Headers({
    'content-type': file.mime === 'text/csv' ? 'text/csv; charset=utf-8' : file.mime,
    'content-disposition': `${inline ? 'inline' : 'attachment'}; ${dispositionName(file.name)}`,
    'content-security-policy': `${sandbox}default-src 'none'; base-uri 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'cache-control': `private, max-age=${PRIVATE_FOR}, immutable`,
    etag: `"${file.sha256}"`,
  })
}

/** The name for old programs in plain letters, and as it is for the others (RFC 6266). */
function dispositionName(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** A stream of the store as the body of an answer; who goes away stops it. */
export function webStream(stream: Readable): ReadableStream<Uint8Array> {
  const chunks = chunksOf(stream)
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel() {
      stream.destroy()
    },
  })
}

async function* chunksOf(stream: Readable): AsyncGenerator<Uint8Array, undefined> {
  for await (const chunk of stream) {
    const bytes: unknown = chunk
    if (bytes instanceof Uint8Array) yield bytes
  }
}
