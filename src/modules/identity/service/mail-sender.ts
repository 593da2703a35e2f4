import { DEFAULT_ACCENT } from '@/lib/colour'
import { config } from '@/server/config'
import type { EstateInfo } from '@/server/context'
import { estateBySlug } from '@/server/estates'
import { letterhead } from '@/server/look'
import type { MailSite } from '../schemas'

const PLATFORM = { name: 'Gatehouse', colour: DEFAULT_ACCENT }

/** In whose name a mail is sent, and where its links lead: from the settings, never from what a request said. */
export type Sender = ReturnType<typeof letterhead> & {
  timeZone: string
  locale: string
  origin: string
  /** Among whose messages it counts; null for the platform's own. */
  estate: EstateInfo | null
}

export async function senderOf(site: MailSite): Promise<Sender | null> {
  const { scheme, publicRoot } = config()
  if (site.kind === 'console')
    return {
      ...PLATFORM,
      timeZone: 'UTC',
      locale: 'en',
      origin: `${scheme}://console.${publicRoot}`,
      estate: null,
    }
  const estate = await estateBySlug(site.slug)
  if (!estate) return null
  const { timeZone, locale } = estate
  return { ...letterhead(estate), timeZone, locale, origin: `${scheme}://${site.slug}.${publicRoot}`, estate }
}
