import { getTranslations } from 'next-intl/server'
import { pageRequest, platformAddress } from '@/server/page'
import { LinkButton } from '@/ui/link-button'
import { MessagePage } from '@/ui/shells/message-page'

/** Not found: a page of a site that exists, or a site that doesn't. */
export async function NothingHere() {
  const t = await getTranslations('app.missing')
  const request = await pageRequest()
  const visit = await request.estate()
  if (request.site.kind === 'estate' && !visit)
    return (
      <MessagePage
        sign="unknown"
        place={{ name: 'Gatehouse' }}
        title={t('estate')}
        action={<LinkButton href={platformAddress()}>{t('toPlatform')}</LinkButton>}
      >
        <p>{t('estateBody')}</p>
      </MessagePage>
    )
  return (
    <MessagePage
      sign="missing"
      place={{ name: visit?.estate.name ?? 'Gatehouse' }}
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
