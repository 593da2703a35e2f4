'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { StatusBadge } from '@/ui/status-badge'
import { When } from '@/ui/when'
import { api, type SupportOutputs } from './client'

type Visit = SupportOutputs['here']['visits'][number]

/** What was opened and changed in a visit, behind how much it was. */
export function VisitSteps({ visit }: { visit: Visit }) {
  const t = useTranslations('support.page')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {`${t('opened')}: ${t('things', { count: visit.looked + visit.changed })}`}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('steps', { name: visit.operatorName })}
        description={visit.reason}
      >
        <Steps id={visit.id} />
      </Dialog>
    </>
  )
}

type Step = SupportOutputs['steps']['items'][number]

function Steps({ id }: { id: string }) {
  const t = useTranslations('support.page')
  const ui = useTranslations('ui')
  const steps = api.support.steps.useInfiniteQuery({ id }, { getNextPageParam: (page) => page.nextCursor })
  if (steps.isError) return <ErrorState title={t('failed')} onRetry={() => void steps.refetch()} />
  if (!steps.data) return <Skeleton className="h-32 w-full" />
  const items = steps.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <p>{t('noSteps')}</p>
  return (
    // Scrolled by keyboard as well.
    <div className="max-h-[60dvh] overflow-y-auto" tabIndex={0} role="group" aria-label={t('opened')}>
      <ol className="divide-y border-y">
        {items.map((step) => (
          <StepLine key={step.id} step={step} />
        ))}
      </ol>
      {steps.hasNextPage ? (
        <Button
          className="mt-3"
          pending={steps.isFetchingNextPage}
          onClick={() => void steps.fetchNextPage()}
        >
          {ui('loadMore')}
        </Button>
      ) : null}
    </div>
  )
}

function StepLine({ step }: { step: Step }) {
  const t = useTranslations('support.page')
  return (
    <li className="py-2">
      <p className="flex flex-wrap items-center justify-between gap-x-4">
        <span className="font-mono wrap-anywhere">{step.what}</span>
        <span className="text-14 text-ink-2">
          <When at={step.at} withTime />
        </span>
      </p>
      {step.refused ? (
        <StatusBadge tone="neutral">{t('refusedBadge')}</StatusBadge>
      ) : step.changed ? (
        <StatusBadge tone="warn">{t('changedBadge')}</StatusBadge>
      ) : null}
      {step.detail ? <p className="text-12 wrap-anywhere text-ink-2">{step.detail}</p> : null}
    </li>
  )
}
