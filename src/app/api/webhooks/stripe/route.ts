import '@/registry/install'
import { requestInfo } from '@/server/request'
import { receiveBillingWebhook } from '@/server/webhooks'
import { wireResponse } from '@/server/wire-response'

export async function POST(request: Request): Promise<Response> {
  const info = requestInfo(request.headers)
  try {
    await receiveBillingWebhook(request, info)
    return Response.json({ received: true }, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return wireResponse(error, info.requestId)
  }
}
