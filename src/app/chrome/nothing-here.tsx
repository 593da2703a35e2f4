import { pageRequest, platformAddress } from '@/server/page'
import { MissingEstate, MissingPage } from './shut-pages'

/** Not found. Made ready with every page in case that it isn't there, so it must cost nothing. */
export async function NothingHere() {
  const request = await pageRequest()
  const visit = await request.estate()
  return request.site.kind === 'estate' && !visit ? (
    <MissingEstate platformHref={platformAddress()} />
  ) : (
    <MissingPage place={visit?.estate.name ?? 'Gatehouse'} />
  )
}
