'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { ErrorState } from '@/ui/error-state'
import { SkeletonText } from '@/ui/skeleton'
import { useTranslations } from 'next-intl'
import { api } from './client'
import { CloseEstate } from './close-estate'
import { Invoices } from './invoices'
import { PlanChoice } from './plan-choice'
import { PlanNow } from './plan-now'
import { StandingBanner } from './standing-banner'
import { Usage } from './usage'

/** Where the estate stands, what is in use, what there is to choose and what was paid. */
export function SubscriptionScreen() {
  const t = useTranslations('subscription')
  const query = api.subscription.mine.useQuery()
  useAnswerOfCheckout()
  if (query.isPending) return <SkeletonText lines={8} />
  if (query.isError)
    return (
      <ErrorState title={t('failed')} onRetry={() => void query.refetch()}>
        {query.error.message}
      </ErrorState>
    )
  const mine = query.data
  const isClosed = mine.status === 'closed'
  return (
    <div className="flex flex-col gap-8">
      <StandingBanner mine={mine} />
      <PlanNow mine={mine} />
      <Usage mine={mine} />
      {isClosed ? null : <PlanChoice mine={mine} />}
      <Invoices mine={mine} />
      {isClosed ? null : <CloseEstate mine={mine} />}
    </div>
  )
}

/** Back from the provider's pages, what happened there is asked at once, before its message has come. */
function useAnswerOfCheckout() {
  const isBack = useSearchParams().get('checkout') === 'done'
  const utils = api.useUtils()
  const refresh = api.subscription.refresh.useMutation({
    onSettled: () => utils.subscription.mine.invalidate(),
  })
  const asked = useRef(false)
  const { mutate } = refresh
  useEffect(() => {
    if (!isBack || asked.current) return
    asked.current = true
    mutate()
  }, [isBack, mutate])
}
