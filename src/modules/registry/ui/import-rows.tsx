'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { ErrorState } from '@/ui/error-state'
import { SkeletonText } from '@/ui/skeleton'
import { StatusBadge, type Tone } from '@/ui/status-badge'
import { api, type ImportRecord, type RegistryOutputs } from './client'
import { useKindWords } from './kind-words'

type Outcome = RegistryOutputs['imports']['outcomes']['items'][number]
export type RowAction = Outcome['action']

const TONES: Record<RowAction, Tone> = { create: 'good', update: 'active', skip: 'neutral', error: 'bad' }

type OutcomeRowsProps = {
  run: ImportRecord
  action: RowAction
  /** Only rows with this wrong in this column. */
  cause?: { column: string; reason: string }
}

/** The rows of which the same becomes, a page at a time. */
export function OutcomeRows({ run, action, cause }: OutcomeRowsProps) {
  const t = useTranslations('registry.import')
  const query = api.registry.imports.outcomes.useInfiniteQuery(
    { id: run.id, action: [action], cause },
    { getNextPageParam: (page) => page.nextCursor },
  )
  if (query.isPending) return <SkeletonText lines={cause ? 2 : 6} />
  if (query.isError) return <ErrorState title={t('rowsNotShown')} onRetry={() => void query.refetch()} />
  const rows = query.data.pages.flatMap((page) => page.items)
  return (
    <div className="flex flex-col">
      <ul>
        {rows.map((row) => (
          <OutcomeLine key={row.row} run={run} outcome={row} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button
          variant="quiet"
          className="mx-auto my-3"
          pending={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('moreRows')}
        </Button>
      ) : null}
    </div>
  )
}

export const lineStyle =
  'grid grid-cols-[4.5rem_1fr] items-baseline gap-x-3 gap-y-0.5 border-b py-2 text-14 sm:grid-cols-[4.5rem_minmax(10rem,18rem)_1fr]'

type OutcomeLineProps = { run: ImportRecord; outcome: Outcome }

function OutcomeLine({ run, outcome: { row, action, label, problems } }: OutcomeLineProps) {
  const t = useTranslations('registry.import')
  const { fieldWord } = useKindWords(run)
  return (
    <li className={lineStyle}>
      <span className="font-mono text-12 text-ink-2">{t('row', { row })}</span>
      <span className="min-w-0 truncate font-semibold">{label || t('nobody')}</span>
      <div className="min-w-0 max-sm:col-start-2">
        {problems.length === 0 ? (
          <StatusBadge tone={TONES[action]}>{t(`action.${action}`)}</StatusBadge>
        ) : null}
        {problems.map(({ column, message }) => (
          <p key={`${column} ${message}`} className="text-pretty wrap-anywhere">
            <span className="font-semibold text-bad">{fieldWord(column)}</span> {message}
          </p>
        ))}
      </div>
    </li>
  )
}
