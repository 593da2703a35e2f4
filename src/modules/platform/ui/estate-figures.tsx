'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Bars } from '@/ui/bars'
import { Button } from '@/ui/button'
import { ErrorState } from '@/ui/error-state'
import { RecordSection } from '@/ui/record/record-panel'
import { Skeleton } from '@/ui/skeleton'
import { api, type PlatformOutputs } from './client'
import { useSize } from './use-size'

type By = 'month' | 'week'
type Spans = PlatformOutputs['figures']

const MEASURES = ['members', 'units', 'active', 'tickets', 'storage', 'messages'] as const

/** The past year of an estate: how it grew, and how lively it was. */
export function EstateFigures({ id }: { id: string }) {
  const t = useTranslations('platform.figuresOf')
  const [by, setBy] = useState<By>('month')
  const query = api.platform.figures.useQuery({ id, by }, { placeholderData: keepPreviousData })
  const spans = query.data ?? []
  return (
    <RecordSection
      title={t('title')}
      action={
        <div className="flex gap-1">
          {(['month', 'week'] as const).map((one) => (
            <Button
              key={one}
              size="small"
              variant={one === by ? 'secondary' : 'quiet'}
              aria-pressed={one === by}
              onClick={() => setBy(one)}
            >
              {t(`by.${one}`)}
            </Button>
          ))}
        </div>
      }
    >
      {query.isPending ? <Skeleton className="h-64" /> : null}
      {query.isError ? (
        <ErrorState title={t('failed')} onRetry={() => void query.refetch()}>
          {query.error.message}
        </ErrorState>
      ) : null}
      {query.isSuccess && spans.length === 0 ? <p className="text-14 text-ink-2">{t('none')}</p> : null}
      {spans.length > 0 ? (
        <div className="grid grid-cols-2 gap-x-5 gap-y-6">
          {MEASURES.map((measure) => (
            <Measure key={measure} measure={measure} spans={spans} by={by} />
          ))}
        </div>
      ) : null}
    </RecordSection>
  )
}

type MeasureProps = { measure: (typeof MEASURES)[number]; spans: Spans; by: By }

function Measure({ measure, spans, by }: MeasureProps) {
  const t = useTranslations('platform.figuresOf')
  const format = useFormatter()
  const size = useSize()
  const shown = (value: number) => (measure === 'storage' ? size(value) : format.number(value))
  const named = (since: string) => {
    const day = new Date(`${since}T00:00:00Z`)
    return by === 'month'
      ? format.dateTime(day, { month: 'long', year: 'numeric', timeZone: 'UTC' })
      : t('weekOf', {
          day: format.dateTime(day, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
        })
  }
  const short = (since: string) =>
    format.dateTime(new Date(`${since}T00:00:00Z`), {
      ...(by === 'week' && { day: 'numeric' }),
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    })
  const last = spans.at(-1)
  return (
    <section aria-label={t(measure)}>
      <h4 className="text-14 text-ink-2">{t(measure)}</h4>
      <p className="text-20 font-semibold">{last ? shown(last[measure]) : '–'}</p>
      <Bars
        label={`${t(measure)}, ${t(`by.${by}`)}`}
        columns={[t('span'), t(measure)]}
        bars={spans.map((span) => ({
          key: span.since,
          label: named(span.since),
          value: span[measure],
          shown: shown(span[measure]),
        }))}
        className="mt-2"
      />
      <p className="mt-1 flex justify-between gap-2 text-12 text-ink-2">
        <span>{spans[0] ? short(spans[0].since) : ''}</span>
        <span>{last && spans.length > 1 ? short(last.since) : ''}</span>
      </p>
    </section>
  )
}
