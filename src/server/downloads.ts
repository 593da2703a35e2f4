import { notFound } from './errors'
import { webStream } from './files/serve'
import { modules, modulesOf, type Manifest } from './module'
import type { RequestInfo } from './request'
import { traceLook } from './support/trace'
import { permittedMemberCtx, permittedOperator } from './trpc/builders'

type Asked = { module: string; what: string }

/** A module's file for whoever is signed in, a member or on the console an operator, and holds the permission for it. */
export async function serveDownload(request: Request, info: RequestInfo, asked: Asked): Promise<Response> {
  const query = new URL(request.url).searchParams
  const file =
    info.site.kind === 'console' ? await ofConsole(info, asked, query) : await ofEstate(info, asked, query)
  const [body, size] =
    'stream' in file ? [webStream(file.stream), file.size] : [new Uint8Array(file.bytes), file.bytes.length]
  return new Response(body, {
    headers: {
      'content-length': String(size),
      'content-type': file.mime,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

async function ofEstate(info: RequestInfo, { module, what }: Asked, query: URLSearchParams) {
  const visit = await info.estate()
  const here = visit ? modulesOf(visit.estate) : modules()
  const { permission, load, ...how } = named(of(here, module)?.downloads, what)
  // A visit takes nothing out; that it tried stands in its trace.
  if (visit?.support) {
    const act = { input: Object.fromEntries(query), refused: true }
    await traceLook({ estate: visit.estate, support: visit.support }, info, `${module}/${what}`, act)
  }
  const ctx = await permittedMemberCtx(info, permission, how)
  return (await load())(ctx, query)
}

async function ofConsole(info: RequestInfo, { module, what }: Asked, query: URLSearchParams) {
  const { permission, load } = named(of(modules(), module)?.consoleDownloads, what)
  const operator = await permittedOperator(info, permission)
  return (await load())({ operator, request: info }, query)
}

function of(here: readonly Manifest[], module: string): Manifest | undefined {
  return here.find(({ name }) => name === module)
}

function named<D>(downloads: Record<string, D> = {}, what: string): D {
  const download = Object.hasOwn(downloads, what) ? downloads[what] : undefined
  if (!download) throw notFound('list')
  return download
}
