import { getTranslations } from 'next-intl/server'
import type { EstateVisit } from '@/server/auth/session'
import { placeOf } from '@/server/look'
import { modulesOffIn } from '@/server/module'
import { pageRequest, platformAddress } from '@/server/page'
import { MissingEstate, MissingPage } from './shut-pages'

/** Not found. Made ready with every page in case that it isn't there, so it must cost nothing. */
export async function NothingHere() {
  const request = await pageRequest()
  const visit = await request.estate()
  if (!visit)
    return request.site.kind === 'estate' ? (
      <MissingEstate platformHref={platformAddress()} />
    ) : (
      <MissingPage place={{ name: 'Gatehouse' }} />
    )
  return <MissingPage place={placeOf(visit.estate)} {...await switchedOff(visit)} />
}

/** What of the product is off here, for members: the address alone may lead there from an old mail. */
async function switchedOff({ estate, member }: EstateVisit) {
  const modules = modulesOffIn(estate)
  if (modules.length === 0 || member?.status !== 'active') return {}
  const t = await getTranslations()
  const maySwitch = member.actor.scopes('settings:modules').has('estate')
  return {
    off: modules.map(({ name, paths = [] }) => ({ title: t(`${name}.module.title`), paths })),
    switchHref: maySwitch ? '/manage/settings/modules' : undefined,
  }
}
