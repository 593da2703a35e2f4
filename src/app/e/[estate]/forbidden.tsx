import { ForbiddenMessage } from '@/app/chrome/forbidden-message'
import { pageRequest } from '@/server/page'

/** Made ready with every page in case that it is forbidden, so it must cost nothing. */
export default async function Forbidden() {
  const visit = await (await pageRequest()).estate()
  return <ForbiddenMessage estate={visit?.estate.name ?? 'Gatehouse'} />
}
