'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Banner } from '@/ui/banner'
import { Button } from '@/ui/button'
import { RecordError } from '@/ui/record/record-error'
import { Facts, RecordPanel, RecordSection } from '@/ui/record/record-panel'
import { RecordSkeleton } from '@/ui/record/record-skeleton'
import { StatusBadge } from '@/ui/status-badge'
import { useStepUp } from '@/ui/step-up'
import { toast } from '@/ui/toast'
import { api, type PlanRecord } from './client'
import { ActDialog } from './act-dialog'
import { useLimitLines } from './use-limits'
import { useMoney } from './use-money'

/** One plan: what it holds, what it costs in each currency, and who is on it. */
export function PlanPanel({ id }: { id: string }) {
  const t = useTranslations('subscription.plans')
  const query = api.subscription.plan.useQuery({ id })
  if (query.isPending) return <RecordSkeleton />
  if (query.isError)
    return <RecordError error={query.error} closeHref="/plans" onRetry={() => void query.refetch()} />
  const plan = query.data
  return (
    <RecordPanel
      title={plan.name}
      state={
        <StatusBadge tone={plan.active ? 'good' : 'neutral'}>
          {t(plan.active ? 'offered' : 'retired')}
        </StatusBadge>
      }
      closeHref="/plans"
      editHref={plan.mayChange ? `/plans/${plan.id}/edit` : undefined}
    >
      {plan.forTrial ? <Banner title={t('trialTitle')}>{t('trialBody')}</Banner> : null}
      <p className="text-14 text-pretty text-ink-2">{plan.description}</p>
      <PlanFacts plan={plan} />
      <RecordSection title={t('prices')}>
        <Prices plan={plan} />
      </RecordSection>
      {plan.mayChange ? <OfferAtTheFoot plan={plan} /> : null}
    </RecordPanel>
  )
}

function PlanFacts({ plan }: { plan: PlanRecord }) {
  const t = useTranslations('subscription.plans')
  const lines = useLimitLines()(plan)
  return (
    <Facts
      items={[
        { label: t('estates'), value: t('estatesOn', { count: plan.estates }) },
        {
          label: t('limits'),
          value: lines.map(({ id, words }) => (
            <span key={id} className="block">
              {words}
            </span>
          )),
        },
        {
          label: t('modules'),
          value: plan.allModules ? t('everyModule') : plan.modules.join(', ') || t('noModule'),
        },
      ]}
    />
  )
}

function Prices({ plan }: { plan: PlanRecord }) {
  const money = useMoney()
  return (
    <ul className="grid grid-cols-2 gap-x-6 gap-y-1 text-14 sm:grid-cols-3">
      {plan.prices.map(({ currency, amount }) => (
        <li key={currency} className="flex justify-between gap-2 border-b py-1">
          <span className="text-ink-2">{currency}</span>
          <span className="font-mono">{money(amount, currency)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Whoever is on a plan keeps it, so that retiring one harms nobody. */
function OfferAtTheFoot({ plan }: { plan: PlanRecord }) {
  const t = useTranslations('subscription.plans')
  const [open, setOpen] = useState(false)
  const utils = api.useUtils()
  const stepUp = useStepUp()
  const offer = api.subscription.offerPlan.useMutation({ onSettled: () => utils.subscription.invalidate() })
  const words = plan.active ? 'retire' : 'offer'
  return (
    <div className="border-t pt-5">
      <Button size="small" reason={plan.forTrial ? t('trialStays') : undefined} onClick={() => setOpen(true)}>
        {t(`${words}.action`)}
      </Button>
      <ActDialog
        open={open}
        onOpenChange={setOpen}
        title={t(`${words}.title`, { plan: plan.name })}
        body={t(`${words}.body`, { count: plan.estates })}
        actionLabel={t(`${words}.action`)}
        onReason={async (reason) => {
          await stepUp(() => offer.mutateAsync({ id: plan.id, active: !plan.active, reason }))
          toast({ title: t(`${words}.done`, { plan: plan.name }), tone: 'good' })
        }}
      />
    </div>
  )
}
