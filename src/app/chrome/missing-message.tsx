'use client'

import { useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import { LinkButton } from '@/ui/link-button'
import { MessagePage } from '@/ui/shells/message-page'
import type { Place } from '@/ui/shells/place-name'

/** A part of the product that the estate has switched off, by where it would be. */
export type SwitchedOff = { title: string; paths: readonly string[] }

type MissingPageProps = {
  place: Place
  off?: readonly SwitchedOff[]
  /** Where the reader can switch parts on, if it is theirs to do. */
  switchHref?: string
}

/** No such page on a site that exists, or one of a part that is switched off there. */
export function MissingPage({ place, off = [], switchHref }: MissingPageProps) {
  const t = useTranslations('app.missing')
  const path = usePathname()
  const part = off.find(({ paths }) => paths.some((own) => path === own || path.startsWith(`${own}/`)))
  if (part)
    return (
      <MessagePage
        sign="missing"
        place={place}
        title={t('off', { part: part.title })}
        action={
          <LinkButton href={switchHref ?? '/'} variant="primary">
            {t(switchHref ? 'switchOn' : 'home')}
          </LinkButton>
        }
      >
        <p>{t(switchHref ? 'offYours' : 'offBody')}</p>
      </MessagePage>
    )
  return (
    <MessagePage
      sign="missing"
      place={place}
      title={t('page')}
      action={
        <LinkButton href="/" variant="primary">
          {t('home')}
        </LinkButton>
      }
    >
      <p>{t('pageBody')}</p>
    </MessagePage>
  )
}

/** No such site: leads to the platform's own. */
export function MissingEstate({ platformHref }: { platformHref: string }) {
  const t = useTranslations('app.missing')
  return (
    <MessagePage
      sign="unknown"
      place={{ name: 'Gatehouse' }}
      title={t('estate')}
      action={<LinkButton href={platformHref}>{t('toPlatform')}</LinkButton>}
    >
      <p>{t('estateBody')}</p>
    </MessagePage>
  )
}
