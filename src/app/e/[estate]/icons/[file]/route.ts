import { siteIcon } from '@/app/chrome/site-icon'
import '@/registry/install'
import { pageRequest } from '@/server/page'

type Params = { params: Promise<{ file: string }> }

export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const visit = await (await pageRequest()).estate()
  const icon = visit && siteIcon((await params).file, visit.estate.colour)
  if (!icon) return new Response(null, { status: 404 })
  icon.headers.set('cache-control', 'public, max-age=86400')
  return icon
}
