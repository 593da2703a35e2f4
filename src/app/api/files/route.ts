import '@/registry/install'
import { receiveUpload } from '@/server/files/receive'
import { requestInfo } from '@/server/request'
import { wireResponse } from '@/server/wire-response'

export async function POST(request: Request): Promise<Response> {
  const info = requestInfo(request.headers)
  try {
    return Response.json(await receiveUpload(request, info), {
      status: 201,
      headers: { 'cache-control': 'private, no-store' },
    })
  } catch (error) {
    return wireResponse(error, info.requestId)
  }
}
