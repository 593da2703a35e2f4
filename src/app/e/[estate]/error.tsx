'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { requestNumber } from '@/app/chrome/request-number'
import { Button } from '@/ui/button'
import { LinkButton } from '@/ui/link-button'
import { MessagePage } from '@/ui/shells/message-page'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** Something broke on our side: nothing is known but a number by which it can be found. */
export default function EstateError({ error, reset }: Props) {
  const t = useTranslations('app.error')
  const router = useRouter()
  const number = requestNumber(error)
  const again = () =>
    startTransition(() => {
      router.refresh()
      reset()
    })
  return (
    <MessagePage
      sign="error"
      title={t('title')}
      action={
        <>
          <Button variant="primary" onClick={again}>
            {t('again')}
          </Button>
          <LinkButton href="/">{t('home')}</LinkButton>
        </>
      }
    >
      <p>{t('body')}</p>
      {number ? (
        <p className="text-14">
          {t.rich('number', { number: () => <code className="font-mono text-ink">{number}</code> })}
        </p>
      ) : null}
    </MessagePage>
  )
}
