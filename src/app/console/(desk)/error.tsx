'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { MessagePage } from '@/ui/shells/message-page'

export default function ConsoleError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  const t = useTranslations('platform.problem')
  return (
    <MessagePage
      sign="error"
      title={t('errorTitle')}
      action={
        <Button variant="primary" onClick={reset}>
          {t('retry')}
        </Button>
      }
    >
      {error.digest ? t('error', { number: error.digest }) : t('errorPlain')}
    </MessagePage>
  )
}
