'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm'
import { Facts, RecordSection } from '@/ui/record/record-panel'
import { StatusBadge, type Tone } from '@/ui/status-badge'
import { useStepUp } from '@/ui/step-up'
import { api, type Mine } from './client'
import { PortalButton } from './portal-button'
import { refusedToast } from './refused-toast'
import { useDate } from './use-date'
import { useMoney } from './use-money'

const TONES: Record<Mine['status'], Tone> = {
  trial: 'active',
  active: 'good',
  past_due: 'warn',
  suspended: 'bad',
  closed: 'neutral',
}

/** The plan that the estate is on, what it costs, and until when it is paid. */
export function PlanNow({ mine }: { mine: Mine }) {
  const t = useTranslations('subscription')
  const { subscription } = mine
  const runs = subscription?.state === 'running' || subscription?.state === 'unpaid'
  return (
    <RecordSection title={t('now.title')}>
      <PlanFacts mine={mine} />
      {runs ? (
        <div className="mt-4 flex flex-wrap gap-2">
          <PortalButton label={t('now.portal')} />
          <EndingButton mine={mine} />
        </div>
      ) : null}
    </RecordSection>
  )
}

function PlanFacts({ mine }: { mine: Mine }) {
  const t = useTranslations('subscription')
  const money = useMoney()
  const { subscription, plan, status, triedPlan, paidUntil } = mine
  const date = useDate()
  const price =
    subscription?.unitAmount &&
    subscription.currency &&
    subscription.quantity &&
    subscription.state !== 'ended'
      ? t('now.price', {
          total: money(subscription.unitAmount * BigInt(subscription.quantity), subscription.currency),
          units: subscription.quantity,
          each: money(subscription.unitAmount, subscription.currency),
        })
      : null
  const ends = subscription?.periodEndsAt
  return (
    <Facts
      items={[
        {
          label: t('now.plan'),
          value: plan?.name ?? (triedPlan ? t('now.tried', { plan: triedPlan }) : t('now.none')),
        },
        {
          label: t('now.state'),
          value: <StatusBadge tone={TONES[status]}>{t(`status.${status}`)}</StatusBadge>,
        },
        ...(price ? [{ label: t('now.cost'), value: price }] : []),
        ...(ends && subscription.state !== 'ended'
          ? [{ label: t(subscription.endsAtPeriodEnd ? 'now.ends' : 'now.next'), value: date(ends) }]
          : []),
        ...(paidUntil ? [{ label: t('now.paidUntil'), value: date(paidUntil) }] : []),
      ]}
    />
  )
}

function EndingButton({ mine }: { mine: Mine }) {
  const t = useTranslations('subscription.ending')
  const day = useDate()
  const utils = api.useUtils()
  const stepUp = useStepUp()
  const setEnding = api.subscription.setEnding.useMutation({
    onSettled: () => utils.subscription.invalidate(),
    onError: refusedToast,
  })
  const set = (ends: boolean) => stepUp(() => setEnding.mutateAsync({ ends }))
  const { endsAtPeriodEnd = false, periodEndsAt } = mine.subscription ?? {}
  const date = periodEndsAt ? day(periodEndsAt) : ''
  if (endsAtPeriodEnd)
    return (
      <Button
        variant="primary"
        pending={setEnding.isPending}
        onClick={() => void set(false).catch(() => undefined)}
      >
        {t('undo')}
      </Button>
    )
  return (
    <ConfirmDialog
      trigger={<Button variant="quiet">{t('action')}</Button>}
      title={t('title')}
      body={t('body', { date })}
      actionLabel={t('action')}
      onConfirm={async () => {
        await set(true)
      }}
    />
  )
}
