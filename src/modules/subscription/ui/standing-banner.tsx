'use client'

import { useTranslations } from 'next-intl'
import { Banner } from '@/ui/banner'
import type { Mine } from './client'
import { PortalButton } from './portal-button'
import { useDate } from './use-date'

/** What is due, until when, and what happens then. Nothing where nothing is. */
export function StandingBanner({ mine }: { mine: Mine }) {
  const t = useTranslations('subscription.standing')
  const date = useDate()
  const pay =
    mine.subscription?.state === 'unpaid' ? <PortalButton label={t('pay')} variant="primary" /> : null
  if (mine.status === 'closed')
    return (
      <Banner tone="bad" title={t('closed')}>
        {mine.deletedAt ? t('closedBody', { date: date(mine.deletedAt) }) : null}
      </Banner>
    )
  if (mine.status === 'suspended')
    return (
      <Banner tone="bad" title={t('suspended')} action={mine.suspendedByHand ? undefined : pay}>
        {mine.suspendedByHand ? t('suspendedByHand') : t('suspendedBody', { pays: String(mine.payable) })}
      </Banner>
    )
  if (mine.status === 'past_due' && mine.graceEndsAt)
    return (
      <Banner tone="warn" title={t('pastDue', { days: mine.graceDaysLeft })} action={pay}>
        {t('pastDueBody', { date: date(mine.graceEndsAt), pays: String(mine.payable) })}
      </Banner>
    )
  if (mine.status === 'trial' && mine.trialEndsAt)
    return (
      <Banner
        tone={mine.trialDaysLeft <= 7 ? 'warn' : 'neutral'}
        title={t('trial', { days: mine.trialDaysLeft })}
      >
        {t('trialBody', { date: date(mine.trialEndsAt), plan: mine.triedPlan ?? '' })}
      </Banner>
    )
  return null
}
