'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Skeleton } from '@/ui/skeleton'
import { StatusBadge } from '@/ui/status-badge'
import { When } from '@/ui/when'
import { api, type SupportOutputs } from './client'

type Visit = SupportOutputs['here']['visits'][number]

/** Visits that are over, each with what was opened in it. */
export function PastVisits({ visits }: { visits: readonly Visit[] }) {
  const t = useTranslations('support.page')
  const [open, setOpen] = useState<Visit>()
  if (visits.length === 0) return <p className="text-ink-2">{t('noPast')}</p>
  return (
    <>
      <ul className="divide-y border-y">
        {visits.map((visit) => (
          <li key={visit.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <p className="font-semibold">{visit.operatorName}</p>
              <p className="text-pretty">{visit.reason}</p>
              <p className="text-14 text-ink-2">
                <When at={visit.requestedAt} withTime />
                {visit.endedBy
                  ? ` · ${t('over')} ${t(`by.${visit.endedBy}`, { name: visit.endedByName ?? '' })}`
                  : null}
              </p>
            </div>
            <Button size="small" onClick={() => setOpen(visit)}>
              {`${t('opened')}: ${t('things', { count: visit.looked + visit.changed })}`}
            </Button>
          </li>
        ))}
      </ul>
      <Dialog
        open={open !== undefined}
        onOpenChange={(next) => {
          if (!next) setOpen(undefined)
        }}
        title={t('steps', { name: open?.operatorName ?? '' })}
        description={open?.reason}
      >
        {open ? <Steps id={open.id} /> : null}
      </Dialog>
    </>
  )
}

function Steps({ id }: { id: string }) {
  const t = useTranslations('support.page')
  const steps = api.support.steps.useQuery({ id })
  if (!steps.data) return <Skeleton className="h-32 w-full" />
  if (steps.data.length === 0) return <p>{t('noSteps')}</p>
  return (
    <ol className="max-h-96 divide-y overflow-y-auto border-y">
      {steps.data.map((step) => (
        <li key={step.id} className="py-2">
          <p className="flex flex-wrap items-center justify-between gap-x-4">
            <span className="font-mono wrap-anywhere">{step.what}</span>
            <span className="text-14 text-ink-2">
              <When at={step.at} withTime />
            </span>
          </p>
          {step.changed ? <StatusBadge tone="warn">{t('changedBadge')}</StatusBadge> : null}
          {step.detail ? <p className="text-12 wrap-anywhere text-ink-2">{step.detail}</p> : null}
        </li>
      ))}
    </ol>
  )
}
