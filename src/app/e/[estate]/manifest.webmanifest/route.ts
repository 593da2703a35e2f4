import { accessibleAccent, PAPER_LIGHT } from '@/lib/colour'
import '@/registry/install'
import { pageRequest } from '@/server/page'

const ICONS = [
  { src: '/icons/mark.svg', sizes: 'any', type: 'image/svg+xml' },
  { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
  { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
  { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
]

/** What a phone needs to keep the estate's site beside its apps. */
export async function GET(): Promise<Response> {
  const visit = await (await pageRequest()).estate()
  if (!visit) return new Response(null, { status: 404 })
  const { name, colour } = visit.estate
  const manifest = {
    id: '/',
    name,
    short_name: name,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: PAPER_LIGHT,
    theme_color: accessibleAccent(colour).light.accent,
    icons: ICONS,
  }
  return Response.json(manifest, {
    headers: { 'content-type': 'application/manifest+json', 'cache-control': 'public, max-age=3600' },
  })
}
