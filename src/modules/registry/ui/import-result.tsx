'use client'

import { Download, Upload, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Banner } from '@/ui/banner'
import { Button } from '@/ui/button'
import { LinkButton } from '@/ui/link-button'
import { Menu } from '@/ui/menu'
import { useFileFormats } from '@/ui/use-file-formats'
import { When } from '@/ui/when'
import { Wizard } from '@/ui/wizard'
import type { ImportRecord } from './client'
import { useUnitWords } from './desk-provider'
import { OutcomeTabs } from './import-outcomes'
import { ImportStats } from './import-stats'
import { useImportSteps } from './import-steps'

/** How an import ended, and what to do next. */
export function ImportResult({ run }: { run: ImportRecord }) {
  const t = useTranslations('registry.import')
  return (
    <Wizard
      label={t('stepsLabel')}
      steps={useImportSteps(run, 'result')}
      current="result"
      title={t(`ended.${run.status}`)}
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

function NextStep({ run }: { run: ImportRecord }): ReactNode {
  const t = useTranslations('registry.import')
  if (run.status === 'done')
    return (
      <LinkButton variant="primary" icon={<Users />} href="/manage/people">
        {t('seePeople')}
      </LinkButton>
    )
  return (
    <LinkButton variant="primary" icon={<Upload />} href="/manage/import/new">
      {t('another')}
    </LinkButton>
  )
}

function Ending({ run }: { run: ImportRecord }) {
  const t = useTranslations('registry.import')
  const words = useUnitWords()
  const { summary } = run
  if (run.status === 'failed')
    return (
      <Banner tone="bad" title={run.failure ?? t('failedUnsaid')}>
        {t('nothingKept')}
      </Banner>
    )
  if (run.status === 'cancelled' || !summary) return <Banner title={t('nothingKept')} />
  const failed = summary.rows.error
  return (
    <div className="flex flex-col gap-6">
      <Banner
        tone="good"
        title={t('imported', { ...words, people: summary.created.people, count: summary.created.units })}
      >
        {summary.flags.length > 0 ? t('lookAtFlags', { count: summary.flags.length }) : null}
      </Banner>
      {failed > 0 ? (
        <Banner tone="warn" title={t('leftOut', { count: failed })} action={<FailedRows run={run} />}>
          {t('leftOutBody', { count: failed })}
        </Banner>
      ) : null}
      <ImportStats summary={summary} isDone />
      <OutcomeTabs run={run} summary={summary} />
    </div>
  )
}

function FailedRows({ run }: { run: ImportRecord }) {
  const t = useTranslations('registry')
  const items = useFileFormats(`/api/export/registry/failed-rows?id=${run.id}`)
  return <Menu items={items} trigger={<Button icon={<Download />}>{t('import.getRows')}</Button>} />
}
