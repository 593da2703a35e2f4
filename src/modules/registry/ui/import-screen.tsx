'use client'

import { useTranslations } from 'next-intl'
import { useSearchParams } from 'next/navigation'
import { ErrorState } from '@/ui/error-state'
import { LinkButton } from '@/ui/link-button'
import { SkeletonText } from '@/ui/skeleton'
import { api } from './client'
import { CheckStep } from './import-check'
import { ColumnsStep } from './import-columns'
import { ImportResult } from './import-result'
import { ImportRunning, ImportUndoing } from './import-running'
import { SheetStep } from './import-sheet'
import { isUnderWay } from './import-status'
import { stepOf } from './import-steps'

const LOOK_AGAIN_MS = 600

/** One import from wherever it was left to its result. */
export function ImportScreen({ id }: { id: string }) {
  const t = useTranslations('registry.import')
  const asked = useSearchParams().get('step')
  const query = api.registry.imports.record.useQuery(
    { id },
    { refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.status) ? LOOK_AGAIN_MS : false) },
  )
  if (query.isPending) return <SkeletonText lines={8} />
  if (query.isError)
    return (
      <ErrorState
        title={query.error.message}
        onRetry={query.error.data?.error === 'RESOURCE_NOT_FOUND' ? undefined : () => void query.refetch()}
      >
        <LinkButton href="/manage/import">{t('back')}</LinkButton>
      </ErrorState>
    )
  const run = query.data
  if (run.status === 'undoing') return <ImportUndoing run={run} />
  if (isUnderWay(run.status)) return <ImportRunning run={run} />
  if (run.status !== 'draft') return <ImportResult run={run} />
  const step = stepOf(run, asked)
  if (step === 'sheet') return <SheetStep run={run} />
  return step === 'columns' ? <ColumnsStep run={run} /> : <CheckStep run={run} />
}
