import { ForbiddenPage } from '@/app/chrome/shut-pages'
import { placeOf } from '@/server/look'
import { pageRequest } from '@/server/page'

/** Made ready with every page in case that it is forbidden, so it must cost nothing. */
export default async function Forbidden() {
  const visit = await (await pageRequest()).estate()
  return <ForbiddenPage place={visit ? placeOf(visit.estate) : { name: 'Gatehouse' }} />
}
