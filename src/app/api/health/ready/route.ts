import { isReady } from '@/server/health'

export const dynamic = 'force-dynamic'

/** The process can serve: its database answers and has every table. */
export async function GET(): Promise<Response> {
  const ready = await isReady()
  const status = ready ? 'ready' : 'not ready'
  return Response.json({ status }, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
