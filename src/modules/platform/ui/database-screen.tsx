'use client'

import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Banner } from '@/ui/banner'
import { ErrorState } from '@/ui/error-state'
import { RecordSection } from '@/ui/record/record-panel'
import { Skeleton } from '@/ui/skeleton'
import { Stat, StatRow } from '@/ui/stat'
import { api, type HealthOutputs } from './client'

/** How large the database is and by whom, how busy, and which of its queries are slow. */
export function DatabaseScreen() {
  const t = useTranslations('platform.database')
  const format = useFormatter()
  const size = useSize()
  const query = api.health.database.useQuery()
  if (query.isError) return <ErrorState title={t('unreadable')} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton className="h-96" />
  const { bytes, connections, most, tables, estates, slow } = query.data
  return (
    <>
      <StatRow>
        <Stat label={t('size')} value={size(bytes)} />
        <Stat label={t('connections')} value={format.number(connections)} hint={t('of', { most })} />
      </StatRow>
      <RecordSection title={t('tables')}>
        <Sizes rows={tables.map(({ name, bytes }) => ({ key: name, name: <code>{name}</code>, bytes }))} />
      </RecordSection>
      <RecordSection title={t('estates')}>
        <p className="mb-2 text-14 text-ink-2">{t('estatesBody')}</p>
        <Sizes
          rows={estates.map(({ id, name, bytes }) => ({
            key: id,
            bytes,
            name: (
              <Link href={`/estates/${id}`} className="underline underline-offset-3">
                {name}
              </Link>
            ),
          }))}
        />
      </RecordSection>
      <RecordSection title={t('slow')}>
        {slow.state === 'ready' ? (
          <SlowQueries {...slow} />
        ) : (
          <Banner tone={slow.state === 'failed' ? 'bad' : 'neutral'} title={t('slowNone')}>
            {t(`slowWhy.${slow.state}`)}
          </Banner>
        )}
      </RecordSection>
    </>
  )
}

function useSize(): (bytes: number) => string {
  const format = useFormatter()
  return (bytes) => {
    const megabytes = bytes / 1024 / 1024
    const [value, unit] = megabytes >= 1024 ? [megabytes / 1024, 'gigabyte'] : [megabytes, 'megabyte']
    return format.number(value, { style: 'unit', unit, maximumFractionDigits: 1 })
  }
}

function Sizes({ rows }: { rows: readonly { key: string; name: ReactNode; bytes: number }[] }) {
  const size = useSize()
  return (
    <ul className="max-w-xl text-14">
      {rows.map(({ key, name, bytes }) => (
        <li key={key} className="flex justify-between gap-4 border-t py-1.5">
          <span className="min-w-0 break-words">{name}</span>
          <span className="shrink-0 tabular-nums">{size(bytes)}</span>
        </li>
      ))}
    </ul>
  )
}

type Slow = Extract<HealthOutputs['database']['slow'], { state: 'ready' }>

function SlowQueries({ queries, hidden }: Pick<Slow, 'queries' | 'hidden'>) {
  const t = useTranslations('platform.database')
  const format = useFormatter()
  const ms = (value: number) => t('ms', { value: format.number(value, { maximumFractionDigits: 1 }) })
  return (
    <>
      {queries.length === 0 ? <p className="text-14 text-ink-2">{t('slowYet')}</p> : null}
      <ul className="text-14">
        {queries.map(({ query, calls, meanMs, maxMs }, index) => (
          <li key={`${index} ${query}`} className="border-t py-2">
            <p>{t('slowLine', { mean: ms(meanMs), max: ms(maxMs), calls })}</p>
            <code className="text-12 break-words text-ink-2">{query}</code>
          </li>
        ))}
      </ul>
      {hidden > 0 ? <p className="mt-2 text-14 text-ink-2">{t('slowHidden', { count: hidden })}</p> : null}
    </>
  )
}
