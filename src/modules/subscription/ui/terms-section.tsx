'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Banner } from '@/ui/banner'
import { Button } from '@/ui/button'
import { ErrorState } from '@/ui/error-state'
import { Facts, RecordSection } from '@/ui/record/record-panel'
import { SkeletonText } from '@/ui/skeleton'
import { When } from '@/ui/when'
import { api, type Terms } from './client'
import { PaidDialog, PlanDialog, ReasonOnlyDialog, TrialDialog } from './terms-dialogs'
import { useMoney } from './use-money'

/** An estate's plan and payment on the console, and what operators may change of them by hand. */
export function TermsSection({ id }: { id: string }) {
  const t = useTranslations('subscription.terms')
  const query = api.subscription.terms.useQuery({ id })
  return (
    <RecordSection title={t('title')}>
      {query.isPending ? <SkeletonText lines={3} /> : null}
      {query.isError ? (
        <ErrorState title={t('failed')} onRetry={() => void query.refetch()}>
          {query.error.message}
        </ErrorState>
      ) : null}
      {query.data ? (
        <div className="flex flex-col gap-4">
          <TermsBanner terms={query.data} />
          <TermsFacts terms={query.data} />
          <TermsActs terms={query.data} />
        </div>
      ) : null}
    </RecordSection>
  )
}

function TermsBanner({ terms }: { terms: Terms }) {
  const t = useTranslations('subscription.terms')
  const format = useFormatter()
  const date = (at: Date) => format.dateTime(at, { dateStyle: 'long' })
  if (terms.deletedAt) return <Banner tone="bad" title={t('closed', { date: date(terms.deletedAt) })} />
  if (terms.status === 'past_due' && terms.graceEndsAt)
    return <Banner tone="warn" title={t('pastDue', { date: date(terms.graceEndsAt) })} />
  return null
}

function TermsFacts({ terms }: { terms: Terms }) {
  const t = useTranslations('subscription.terms')
  const money = useMoney()
  const { subscription: paid } = terms
  const price =
    paid?.unitAmount && paid.currency && paid.quantity
      ? t('price', {
          total: money(paid.unitAmount * BigInt(paid.quantity), paid.currency),
          units: paid.quantity,
        })
      : null
  const state = paid ? t(`stripe.${stateOf(paid.state)}`) : t('stripe.none')
  return (
    <Facts
      items={[
        { label: t('plan'), value: terms.plan?.name ?? t('noPlan') },
        { label: t('trialEnds'), value: terms.trialEndsAt ? <When at={terms.trialEndsAt} withTime /> : null },
        { label: t('paidUntil'), value: terms.paidUntil ? <When at={terms.paidUntil} withTime /> : null },
        { label: t('atStripe'), value: [state, price].filter(Boolean).join(' · ') },
        { label: t('customer'), value: paid ? <span className="font-mono">{paid.customerId}</span> : null },
      ]}
    />
  )
}

const STATES = ['none', 'running', 'unpaid', 'ended'] as const
const stateOf = (state: string) => STATES.find((one) => one === state) ?? 'none'

type Act = 'plan' | 'trial' | 'paid' | 'reopen' | 'close'

function TermsActs({ terms }: { terms: Terms }) {
  const t = useTranslations('subscription.terms')
  const [act, setAct] = useState<Act | null>(null)
  const dialog = { terms, onClose: () => setAct(null) }
  const { may } = terms
  const isClosed = terms.status === 'closed'
  const closed = isClosed ? t('reopenFirst') : undefined
  const noRight = (holds: boolean) => (holds ? undefined : t('noRight'))
  const byStripe =
    terms.subscription?.state === 'running' || terms.subscription?.state === 'unpaid'
      ? t('paysItself')
      : undefined
  return (
    <div className="flex flex-wrap gap-2">
      {isClosed ? (
        <Button size="small" variant="primary" reason={noRight(may.reopen)} onClick={() => setAct('reopen')}>
          {t('reopen.action')}
        </Button>
      ) : null}
      <Button size="small" reason={noRight(may.bill) ?? closed ?? byStripe} onClick={() => setAct('plan')}>
        {t('setPlan.action')}
      </Button>
      <Button size="small" reason={noRight(may.bill) ?? closed} onClick={() => setAct('paid')}>
        {t('markPaid.action')}
      </Button>
      <Button size="small" reason={noRight(may.extendTrial) ?? closed} onClick={() => setAct('trial')}>
        {t('extendTrial.action')}
      </Button>
      {isClosed ? null : (
        <Button size="small" className="text-bad" reason={noRight(may.close)} onClick={() => setAct('close')}>
          {t('close.action')}
        </Button>
      )}
      {act === 'plan' ? <PlanDialog {...dialog} /> : null}
      {act === 'trial' ? <TrialDialog {...dialog} /> : null}
      {act === 'paid' ? <PaidDialog {...dialog} /> : null}
      {act === 'close' || act === 'reopen' ? <ReasonOnlyDialog act={act} {...dialog} /> : null}
    </div>
  )
}
