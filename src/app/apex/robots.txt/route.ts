import { platformAddress } from '@/server/page'

/** The front may be found; estates and what leads into one may not. */
export function GET(): Response {
  const lines = ['User-agent: *', 'Allow: /$', 'Allow: /assets/', 'Disallow: /', `Host: ${platformAddress()}`]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
