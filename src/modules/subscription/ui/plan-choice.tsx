'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm'
import { RecordSection } from '@/ui/record/record-panel'
import { useStepUp } from '@/ui/step-up'
import { toast } from '@/ui/toast'
import { api, type Mine, type OfferedPlan } from './client'
import { overIn } from '../plan'
import { refusedToast } from './refused-toast'
import { useAmount, useLimitLines } from './use-limits'
import { useMoney } from './use-money'

/** The plans there are, each with what it would cost this very estate. */
export function PlanChoice({ mine }: { mine: Mine }) {
  const t = useTranslations('subscription.choice')
  return (
    <RecordSection title={t(mine.plan ? 'another' : 'title')}>
      {mine.payable ? null : <p className="mb-3 text-14 text-ink-2">{t('byHand')}</p>}
      <ul className="grid gap-3 lg:grid-cols-3">
        {mine.plans.map((plan) => (
          <PlanCard key={plan.id} plan={plan} mine={mine} />
        ))}
      </ul>
    </RecordSection>
  )
}

function PlanCard({ plan, mine }: { plan: OfferedPlan; mine: Mine }) {
  const t = useTranslations('subscription.choice')
  const money = useMoney()
  const lines = useLimitLines()(plan)
  const say = useAmount()
  const units = Math.max(1, usedOf(mine, 'units'))
  const { amount, currency } = plan.price
  const isOwn = mine.plan?.id === plan.id
  const over = isOwn
    ? []
    : overIn(plan, {
        units: usedOf(mine, 'units'),
        staff: usedOf(mine, 'staff'),
        storage: usedOf(mine, 'storage'),
      })
  return (
    <li className="flex flex-col gap-3 rounded-surface border bg-surface p-4">
      <div>
        <h3 className="text-16 font-semibold">{plan.name}</h3>
        <p className="text-14 text-pretty text-ink-2">{plan.description}</p>
      </div>
      <p>
        <span className="font-mono text-20 font-semibold">{money(amount, currency)}</span>{' '}
        <span className="text-14 text-ink-2">{t('each')}</span>
        <span className="block text-14 text-ink-2">
          {t('total', { total: money(amount * BigInt(units), currency), units })}
        </span>
      </p>
      <ul className="flex flex-1 flex-col gap-1 text-14">
        {lines.map(({ id, words }) => (
          <li key={id} className="flex gap-2">
            <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-good" />
            {words}
          </li>
        ))}
      </ul>
      {over.length > 0 ? (
        <div className="rounded-control bg-warn-soft px-3 py-2 text-14">
          <p className="font-semibold">{t('tooSmall')}</p>
          <ul>
            {over.map(({ limit, used, max }) => (
              <li key={limit}>{t(`over.${limit}`, { used: say(limit, used), max: say(limit, max) })}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <ChooseButton plan={plan} mine={mine} isOwn={isOwn} isTooSmall={over.length > 0} />
    </li>
  )
}

const usedOf = (mine: Mine, limit: string) => mine.usage.find((line) => line.limit === limit)?.used ?? 0

/** The first time it leads to the checkout; later it asks, because it changes what is paid at once. */
type ChooseButtonProps = { plan: OfferedPlan; mine: Mine; isOwn: boolean; isTooSmall: boolean }

function ChooseButton({ plan, mine, isOwn, isTooSmall }: ChooseButtonProps) {
  const t = useTranslations('subscription.choice')
  const utils = api.useUtils()
  const stepUp = useStepUp()
  const [asks, setAsks] = useState(false)
  const choose = api.subscription.choose.useMutation({
    onSuccess: ({ href }) => {
      if (href) {
        window.location.assign(href)
        return
      }
      toast({ title: t('changed', { plan: plan.name }), tone: 'good' })
      void utils.subscription.invalidate()
    },
    onError: refusedToast,
  })
  const go = () => stepUp(() => choose.mutateAsync({ planId: plan.id }))
  const runs = mine.subscription?.state === 'running' || mine.subscription?.state === 'unpaid'
  const reason = !mine.payable
    ? t('notHere')
    : mine.suspendedByHand
      ? t('shutByHand')
      : isOwn && runs
        ? t('own')
        : isTooSmall
          ? t('tooSmallReason')
          : undefined
  return (
    <>
      <Button
        variant={(isOwn && runs) || isTooSmall ? 'secondary' : 'primary'}
        reason={reason}
        pending={choose.isPending || Boolean(choose.data?.href)}
        onClick={() => (runs ? setAsks(true) : void go().catch(() => undefined))}
      >
        {isOwn && runs ? t('yours') : t('choose', { plan: plan.name })}
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={t('title2', { plan: plan.name })}
        body={t('atOnce')}
        actionLabel={t('choose', { plan: plan.name })}
        onConfirm={async () => {
          await go()
        }}
      />
    </>
  )
}
