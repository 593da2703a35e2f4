'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Bars } from '@/ui/bars'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { Stat, StatRow } from '@/ui/stat'
import { api } from './client'
import { useMoney } from './use-money'
import { useSize } from './use-size'

const TONE = {
  trial: 'neutral',
  active: 'neutral',
  past_due: 'warn',
  suspended: 'bad',
  closed: 'neutral',
} as const

/** The platform in figures; each opens the list behind it. */
export function PlatformOverview() {
  const t = useTranslations('platform')
  const format = useFormatter()
  const size = useSize()
  const { data, isError, error, refetch } = api.platform.overview.useQuery()
  if (isError)
    return (
      <ErrorState title={t('overview.failed')} onRetry={() => void refetch()}>
        {error.message}
      </ErrorState>
    )
  if (!data) return <Skeleton className="h-64" />
  return (
    <section aria-label={t('overview.title')} className="flex flex-col gap-8">
      <StatRow>
        {data.byStatus.map(({ status, count }) => (
          <Stat
            key={status}
            label={t(`status.${status}`)}
            value={format.number(count)}
            href={`/estates?status=${status}`}
            hint={count > 0 && TONE[status] !== 'neutral' ? t(`overview.look.${status}`) : undefined}
            tone={TONE[status]}
          />
        ))}
        <Stat
          label={t('overview.ending')}
          value={format.number(data.ending)}
          href="/estates?ending=soon"
          hint={t('overview.endingHint')}
        />
        <Stat label={t('overview.storage')} value={size(data.storage)} href="/estates?sort=-storage" />
      </StatRow>
      <div className="grid gap-8 md:grid-cols-2">
        <Revenue revenue={data.revenue} />
        <Founded founded={data.founded} />
      </div>
    </section>
  )
}

type Revenue = { currency: string; amount: bigint; estates: number }[]

function Revenue({ revenue }: { revenue: Revenue }) {
  const t = useTranslations('platform.overview')
  const money = useMoney()
  return (
    <section aria-label={t('revenue')}>
      <h3 className="mb-3 text-14 font-semibold">{t('revenue')}</h3>
      {revenue.length === 0 ? <p className="text-14 text-ink-2">{t('noRevenue')}</p> : null}
      <StatRow>
        {revenue.map(({ currency, amount, estates }) => (
          <Stat
            key={currency}
            label={currency}
            value={<span className="font-mono">{money(amount, currency)}</span>}
            hint={t('paying', { count: estates })}
            href={`/estates?currency=${currency}&sort=-revenue`}
          />
        ))}
      </StatRow>
    </section>
  )
}

function Founded({ founded }: { founded: { month: string; count: number }[] }) {
  const t = useTranslations('platform.overview')
  const format = useFormatter()
  const named = (month: string) =>
    format.dateTime(new Date(`${month}-01T00:00:00Z`), { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return (
    <section aria-label={t('founded')}>
      <h3 className="mb-3 text-14 font-semibold">{t('founded')}</h3>
      <Bars
        label={t('founded')}
        columns={[t('month'), t('founded')]}
        bars={founded.map(({ month, count }) => ({
          key: month,
          label: named(month),
          value: count,
          shown: t('estates', { count }),
          href: `/estates?founded=${month}`,
        }))}
      />
      <p className="mt-1 flex justify-between gap-2 text-12 text-ink-2">
        <span>{founded[0] ? named(founded[0].month) : ''}</span>
        <span>{t('thisMonth', { count: founded.at(-1)?.count ?? 0 })}</span>
      </p>
    </section>
  )
}
