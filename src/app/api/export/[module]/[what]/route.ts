import '@/registry/install'
import { serveDownload } from '@/server/downloads'
import { requestInfo } from '@/server/request'
import { wireResponse } from '@/server/wire-response'

type Params = { params: Promise<{ module: string; what: string }> }

export async function GET(request: Request, { params }: Params): Promise<Response> {
  const info = requestInfo(request.headers)
  try {
    return await serveDownload(request, info, await params)
  } catch (error) {
    return wireResponse(error, info.requestId)
  }
}

/** A file is made when it is fetched, and that is written down: nobody is told of one that he doesn't fetch. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { allow: 'GET' } })
}
