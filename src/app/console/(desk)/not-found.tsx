import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/ui/link-button'
import { MessagePage } from '@/ui/shells/message-page'

export default async function ConsoleNotFound() {
  const t = await getTranslations('platform.problem')
  return (
    <MessagePage
      sign="missing"
      title={t('missingTitle')}
      action={<LinkButton href="/">{t('home')}</LinkButton>}
    >
      {t('missing')}
    </MessagePage>
  )
}
