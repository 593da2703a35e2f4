'use client'

import { useTranslations } from 'next-intl'
import { Banner } from '@/ui/banner'
import { LinkButton } from '@/ui/link-button'

/** On every page of an administrator while a payment is missing or the trial ends soon. */
export function NoticeLine({ kind, days }: { kind: 'past_due' | 'trial'; days: number }) {
  const t = useTranslations('subscription.notifications.line')
  return (
    <Banner
      tone={kind === 'past_due' ? 'bad' : 'warn'}
      title={t(kind, { days })}
      className="mb-6"
      action={
        <LinkButton href="/manage/settings/subscription" size="small">
          {t('action')}
        </LinkButton>
      }
    />
  )
}
