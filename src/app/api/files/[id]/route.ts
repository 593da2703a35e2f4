import '@/registry/install'
import { serveFile } from '@/server/files/serve'
import { requestInfo } from '@/server/request'
import { wireResponse } from '@/server/wire-response'

type Params = { params: Promise<{ id: string }> }

async function handler(request: Request, { params }: Params): Promise<Response> {
  const info = requestInfo(request.headers)
  try {
    return await serveFile(request, info, (await params).id)
  } catch (error) {
    return wireResponse(error, info.requestId)
  }
}

export { handler as GET, handler as HEAD }
