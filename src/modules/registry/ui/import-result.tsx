'use client'

import { ArrowRight, Download, Upload } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Banner } from '@/ui/banner'
import { Button } from '@/ui/button'
import { LinkButton } from '@/ui/link-button'
import { Menu } from '@/ui/menu'
import { useFileFormats } from '@/ui/use-file-formats'
import { When } from '@/ui/when'
import { Wizard } from '@/ui/wizard'
import type { ImportRecord, ImportSummary } from './client'
import { useUnitWords } from './desk-provider'
import { ImportKept } from './import-kept'
import { OutcomeTabs } from './import-outcomes'
import { ImportStats } from './import-stats'
import { useImportSteps } from './import-steps'
import { UndoButton } from './undo-button'

/** How an import ended, and what to do next. */
export function ImportResult({ run }: { run: ImportRecord }) {
  const t = useTranslations('registry.import')
  return (
    <Wizard
      label={t('stepsLabel')}
      steps={useImportSteps(run, 'result')}
      current="result"
      title={t(`ended.${run.status === 'cancelled' && run.done > 0 ? 'stopped' : run.status}`)}
      lead={
        <>
          {run.fileName}
          {run.finishedAt ? (
            <>
              {' · '}
              <When at={run.finishedAt} withTime />
            </>
          ) : null}
        </>
      }
      footer={
        <>
          <LinkButton variant="quiet" href="/manage/import">
            {t('toImports')}
          </LinkButton>
          <NextStep run={run} />
        </>
      }
    >
      <Ending run={run} />
    </Wizard>
  )
}

const RECORDS: Record<
  string,
  { href: string; word: 'seePeople' | 'seeUnits' | 'seeVehicles' | 'seeBuilders' | 'seeMeters' }
> = {
  register: { href: '/manage/people', word: 'seePeople' },
  people: { href: '/manage/people', word: 'seePeople' },
  units: { href: '/manage/units', word: 'seeUnits' },
  vehicles: { href: '/manage/vehicles', word: 'seeVehicles' },
  builders: { href: '/manage/builders', word: 'seeBuilders' },
  meters: { href: '/manage/meters', word: 'seeMeters' },
}

function NextStep({ run }: { run: ImportRecord }): ReactNode {
  const t = useTranslations('registry.import')
  const words = useUnitWords()
  const see = RECORDS[run.kind]
  if (run.status === 'done' && see)
    return (
      <LinkButton variant="primary" icon={<ArrowRight />} href={see.href}>
        {t(see.word, words)}
      </LinkButton>
    )
  return (
    <LinkButton variant="primary" icon={<Upload />} href={`/manage/import/new?kind=${run.kind}`}>
      {t('another')}
    </LinkButton>
  )
}

function Ending({ run }: { run: ImportRecord }) {
  const t = useTranslations('registry.import')
  const { summary } = run
  if (run.status === 'undone')
    return (
      <div className="flex flex-col gap-6">
        <Banner tone={run.kept > 0 ? 'warn' : 'good'} title={t(run.kept > 0 ? 'undoneBut' : 'undoneAll')}>
          {run.undoneBy && run.undoneAt
            ? t.rich('undoneBy', {
                name: run.undoneBy.name,
                at: () => <When at={run.undoneAt ?? ''} withTime />,
              })
            : null}
        </Banner>
        {run.kept > 0 ? <ImportKept run={run} /> : null}
      </div>
    )
  if (run.status === 'failed' || run.status === 'cancelled' || !summary) return <EndedEarly run={run} />
  return <Imported run={run} summary={summary} />
}

/** Failed, stopped or discarded: what is in, and the way to have it out again. */
function EndedEarly({ run }: { run: ImportRecord }) {
  const t = useTranslations('registry.import')
  const format = useFormatter()
  const isIn =
    run.done > 0
      ? t('partlyKept', { done: format.number(run.done), total: format.number(run.total) })
      : t('nothingKept')
  return (
    <div className="flex flex-col gap-6">
      {run.status === 'failed' ? (
        <Banner tone="bad" title={run.failure ?? t('failedUnsaid')}>
          {isIn}
        </Banner>
      ) : (
        <Banner tone={run.done > 0 ? 'warn' : 'neutral'} title={isIn} />
      )}
      <UndoButton run={run} />
    </div>
  )
}

function Imported({ run, summary }: { run: ImportRecord; summary: ImportSummary }) {
  const t = useTranslations('registry.import')
  const words = useUnitWords()
  const failed = summary.rows.error
  const { create, update } = summary.rows
  const { people = 0, units = 0 } = summary.created
  return (
    <div className="flex flex-col gap-6">
      <Banner
        tone="good"
        title={
          run.kind === 'register'
            ? t('importedRegister', { ...words, people, count: units })
            : t('imported', { create, update })
        }
      >
        {summary.flags.length > 0 ? t('lookAtFlags', { count: summary.flags.length }) : null}
      </Banner>
      {failed > 0 ? (
        <Banner tone="warn" title={t('leftOut', { count: failed })} action={<FailedRows run={run} />}>
          {t('leftOutBody', { count: failed })}
        </Banner>
      ) : null}
      <ImportStats run={run} summary={summary} isDone />
      <UndoButton run={run} />
      <OutcomeTabs run={run} summary={summary} />
    </div>
  )
}

function FailedRows({ run }: { run: ImportRecord }) {
  const t = useTranslations('registry')
  const items = useFileFormats(`/api/export/registry/failed-rows?id=${run.id}`)
  return <Menu items={items} trigger={<Button icon={<Download />}>{t('import.getRows')}</Button>} />
}
