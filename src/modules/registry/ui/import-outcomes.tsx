'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { ErrorState } from '@/ui/error-state'
import { SkeletonText } from '@/ui/skeleton'
import { StatusBadge, type Tone } from '@/ui/status-badge'
import { Tabs, type Tab } from '@/ui/tabs'
import { api, type ImportRecord, type ImportSummary, type RegistryOutputs } from './client'
import { useUnitWords } from './desk-provider'

type Outcome = RegistryOutputs['imports']['outcomes']['items'][number]
type RowAction = Outcome['action']

const TONES: Record<RowAction, Tone> = { create: 'good', update: 'active', skip: 'neutral', error: 'bad' }
const ORDER: readonly RowAction[] = ['error', 'create', 'update', 'skip']

type OutcomeTabsProps = { run: ImportRecord; summary: ImportSummary }

/** Every row of the file by what becomes of it; rows with errors first, then what is worth a look. */
export function OutcomeTabs({ run, summary }: OutcomeTabsProps) {
  const t = useTranslations('registry.import')
  const actions = ORDER.filter((action) => summary.rows[action] > 0).map((action): Tab => ({
    id: action,
    label: t(`outcomes.${action}`),
    count: summary.rows[action],
    content: <Outcomes run={run} action={action} />,
  }))
  const flags: Tab[] =
    summary.flags.length > 0
      ? [
          {
            id: 'flags',
            label: t('flags'),
            count: summary.flags.length,
            content: <Flags summary={summary} />,
          },
        ]
      : []
  const [first, ...others] = actions
  const tabs = first?.id === 'error' ? [first, ...flags, ...others] : [...flags, ...actions]
  return <Tabs label={t('rowByRow')} tabs={tabs} />
}

function Outcomes({ run, action }: { run: ImportRecord; action: RowAction }) {
  const t = useTranslations('registry.import')
  const query = api.registry.imports.outcomes.useInfiniteQuery(
    { id: run.id, action: [action] },
    { getNextPageParam: (page) => page.nextCursor },
  )
  if (query.isPending) return <SkeletonText lines={6} />
  if (query.isError) return <ErrorState title={t('rowsNotShown')} onRetry={() => void query.refetch()} />
  const rows = query.data.pages.flatMap((page) => page.items)
  return (
    <div className="flex flex-col">
      <ul>
        {rows.map((row) => (
          <OutcomeLine key={row.row} outcome={row} />
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

const lineStyle =
  'grid grid-cols-[4.5rem_1fr] items-baseline gap-x-3 gap-y-0.5 border-b py-2 text-14 sm:grid-cols-[4.5rem_minmax(10rem,18rem)_1fr]'

function OutcomeLine({ outcome: { row, action, label, problems } }: { outcome: Outcome }) {
  const t = useTranslations('registry.import')
  const words = useUnitWords()
  const columnWord = (column: string) => (t.has(`fields.${column}`) ? t(`fields.${column}`, words) : column)
  return (
    <li className={lineStyle}>
      <span className="font-mono text-12 text-ink-2">{t('row', { row })}</span>
      <span className="min-w-0 truncate font-semibold">{label || t('nobody')}</span>
      <div className="min-w-0 max-sm:col-start-2">
        {problems.length === 0 ? (
          <StatusBadge tone={TONES[action]}>{t(`action.${action}`)}</StatusBadge>
        ) : null}
        {problems.map(({ column, message }) => (
          <p key={`${column} ${message}`} className="text-pretty">
            <span className="font-semibold text-bad">{columnWord(column)}</span> {message}
          </p>
        ))}
      </div>
    </li>
  )
}

const FLAGS_AT_ONCE = 50

function Flags({ summary }: Pick<OutcomeTabsProps, 'summary'>) {
  const t = useTranslations('registry.import')
  const [shown, setShown] = useState(FLAGS_AT_ONCE)
  return (
    <div className="flex flex-col">
      <p className="mb-2 max-w-prose text-14 text-pretty text-ink-2">{t('flagsLead')}</p>
      <ul>
        {summary.flags.slice(0, shown).map(({ row, code, message }) => (
          <li key={`${row} ${code} ${message}`} className={lineStyle}>
            <span className="font-mono text-12 text-ink-2">{t('row', { row })}</span>
            <span className="font-semibold">
              {t.has(`flag.${code}`) ? t(`flag.${code}`) : t('flag.other')}
            </span>
            <span className="min-w-0 text-pretty max-sm:col-start-2">{message}</span>
          </li>
        ))}
      </ul>
      {summary.flags.length > shown ? (
        <Button variant="quiet" className="mx-auto my-3" onClick={() => setShown(shown + FLAGS_AT_ONCE)}>
          {t('moreRows')}
        </Button>
      ) : null}
    </div>
  )
}
