'use client'

import { useTranslations } from 'next-intl'
import { When } from '@/ui/when'
import type { SupportOutputs } from './client'
import { VisitSteps } from './visit-steps'

type Visit = SupportOutputs['here']['visits'][number]

/** Visits that are over, each with what was opened in it. */
export function PastVisits({ visits }: { visits: readonly Visit[] }) {
  const t = useTranslations('support.page')
  if (visits.length === 0) return <p className="text-ink-2">{t('noPast')}</p>
  return (
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
          <VisitSteps visit={visit} />
        </li>
      ))}
    </ul>
  )
}
