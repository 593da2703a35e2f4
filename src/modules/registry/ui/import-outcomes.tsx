'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Tabs, type Tab } from '@/ui/tabs'
import type { ImportRecord, ImportSummary } from './client'
import { ImportCauses } from './import-causes'
import { lineStyle, OutcomeRows, type RowAction } from './import-rows'

const ORDER: readonly RowAction[] = ['error', 'create', 'update', 'skip']

type OutcomeTabsProps = { run: ImportRecord; summary: ImportSummary }

/** Every row of the file by what becomes of it; rows with errors first, by their causes, then what is worth a look. */
export function OutcomeTabs({ run, summary }: OutcomeTabsProps) {
  const t = useTranslations('registry.import')
  const actions = ORDER.filter((action) => summary.rows[action] > 0).map((action): Tab => ({
    id: action,
    label: t(`outcomes.${action}`),
    count: summary.rows[action],
    content: action === 'error' ? <ImportCauses run={run} /> : <OutcomeRows run={run} action={action} />,
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
