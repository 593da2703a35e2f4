import { notAllowed, notFound } from './errors'
import { modulesOf } from './module'
import type { RequestInfo } from './request'
import { openMemberCtx } from './trpc/builders'

/** A module's file for whoever is signed in and holds the permission for it. */
export async function serveDownload(
  request: Request,
  info: RequestInfo,
  { module, what }: { module: string; what: string },
): Promise<Response> {
  const ctx = await openMemberCtx(info)
  const downloads = modulesOf(ctx.estate).find(({ name }) => name === module)?.downloads ?? {}
  const download = Object.hasOwn(downloads, what) ? downloads[what] : undefined
  if (!download) throw notFound('list')
  if (ctx.actor.scopes(download.permission).size === 0) throw notAllowed(download.permission)
  const make = await download.load()
  const file = await make(ctx, new URL(request.url).searchParams)
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.mime,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
