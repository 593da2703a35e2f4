import { accessibleAccent, PAPER_LIGHT } from '@/lib/colour'
import '@/registry/install'
import type { EstateInfo } from '@/server/context'
import { lookVersion } from '@/server/look'
import { pageRequest } from '@/server/page'

const MARK = { file: 'mark.svg', sizes: 'any', type: 'image/svg+xml' }
const PICTURES = [
  { file: 'icon-192.png', sizes: '192x192', type: 'image/png' },
  { file: 'icon-512.png', sizes: '512x512', type: 'image/png' },
  { file: 'maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
]

function iconsOf(estate: EstateInfo) {
  return (estate.logoFileId ? PICTURES : [MARK, ...PICTURES]).map(({ file, ...icon }) => ({
    src: `/icons/${file}?v=${lookVersion(estate)}`,
    ...icon,
  }))
}

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
    icons: iconsOf(visit.estate),
  }
  return Response.json(manifest, {
    headers: { 'content-type': 'application/manifest+json', 'cache-control': 'public, max-age=3600' },
  })
}
