import { siteIcon } from '@/app/chrome/site-icon'
import '@/registry/install'
import type { EstateInfo } from '@/server/context'
import { openFile } from '@/server/files'
import { lookVersion } from '@/server/look'
import { makeCtx, systemActor } from '@/server/make-context'
import { requestInfo } from '@/server/request'

type Params = { params: Promise<{ file: string }> }

const A_YEAR = 31_536_000
const A_DAY = 86_400

/** How the site looks from outside: for everybody, as it stands at sign-in, and of this site alone. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const visit = await requestInfo(request.headers).estate()
  const { file } = await params
  const answer = visit && (await iconOf(visit.estate, file))
  if (!answer) return new Response(null, { status: 404 })
  const isCurrent = new URL(request.url).searchParams.get('v') === lookVersion(visit.estate)
  answer.headers.set('cache-control', `public, max-age=${isCurrent ? A_YEAR : A_DAY}`)
  return answer
}

async function iconOf(estate: EstateInfo, file: string): Promise<Response | null> {
  const logo = await logoBytes(estate)
  if (file !== 'logo.png') return siteIcon(file, { colour: estate.colour, logo })
  return logo && new Response(new Uint8Array(logo), { headers: { 'content-type': 'image/png' } })
}

async function logoBytes(estate: EstateInfo): Promise<Buffer | null> {
  if (!estate.logoFileId) return null
  return (await openFile(makeCtx({ estate, actor: systemActor('look') }), estate.logoFileId)).bytes()
}
