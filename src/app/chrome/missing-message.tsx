'use client'

import { useTranslations } from 'next-intl'
import { LinkButton } from '@/ui/link-button'
import { MessagePage } from '@/ui/shells/message-page'

/** No such page on a site that exists. */
export function MissingPage({ place }: { place: string }) {
  const t = useTranslations('app.missing')
  return (
    <MessagePage
      sign="missing"
      place={{ name: place }}
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
