'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'

type Query<Data> = { data: Data | undefined; isError: boolean; refetch: () => unknown }

type LoadedProps<Data> = { query: Query<Data>; children: (data: Data) => ReactNode }

/** What a page of the settings shows once its values are there. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  const t = useTranslations('settings')
  if (query.data) return children(query.data)
  if (query.isError)
    return (
      <ErrorState title={t('failed')} onRetry={() => void query.refetch()}>
        {t('failedBody')}
      </ErrorState>
    )
  return (
    <div className="flex flex-col gap-6">
      {[0, 1, 2, 3].map((line) => (
        <div key={line} className="flex flex-col gap-2">
          <Skeleton className="w-32" />
          <Skeleton className="h-(--control-h)" />
        </div>
      ))}
    </div>
  )
}
