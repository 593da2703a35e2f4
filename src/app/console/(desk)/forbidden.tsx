import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/ui/link-button'
import { MessagePage } from '@/ui/shells/message-page'

export default async function ConsoleForbidden() {
  const t = await getTranslations('platform.problem')
  return (
    <MessagePage
      sign="forbidden"
      title={t('forbiddenTitle')}
      action={<LinkButton href="/">{t('home')}</LinkButton>}
    >
      {t('forbidden')}
    </MessagePage>
  )
}
