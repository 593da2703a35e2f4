'use client'

import { Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Banner } from '@/ui/banner'
import { Button } from '@/ui/button'
import { HelpLink } from '@/ui/form/help-link'
import { readServerErrors } from '@/ui/form/server-errors'
import { LinkButton } from '@/ui/link-button'
import { Wizard } from '@/ui/wizard'
import { api, type ImportRecord } from './client'
import { usePhoneCountry } from './desk-provider'
import { DiscardButton } from './discard-button'
import { useImportSteps } from './import-steps'
import { ImportStats } from './import-stats'
import { OutcomeTabs } from './import-outcomes'

/** What would become of every row, before anything is written. */
export function CheckStep({ run }: { run: ImportRecord }) {
  const t = useTranslations('registry.import')
  const { begin, beginning, error } = useBegin(run.id)
  const { summary, limit } = run
  const country = usePhoneCountry()
  const readsPhones = run.columns.some(({ field }) => field === 'phone')
  const steps = useImportSteps(run, 'check')
  if (!summary) return null
  const { create, update, skip, error: failed } = summary.rows
  const good = create + update
  const mostFail = failed > create + update + skip
  return (
    <Wizard
      label={t('stepsLabel')}
      steps={steps}
      current="check"
      title={t('checkTitle')}
      lead={t(readsPhones ? 'checkLeadPhones' : 'checkLead', { file: run.fileName, country })}
      footer={
        <>
          <span className="flex gap-2">
            <LinkButton variant="quiet" href={`/manage/import/${run.id}?step=columns`}>
              {t('backToColumns')}
            </LinkButton>
            <DiscardButton run={run} />
          </span>
          <Button
            variant={mostFail ? 'secondary' : 'primary'}
            icon={<Upload />}
            className="max-sm:flex-1"
            pending={beginning}
            reason={good === 0 ? t('nothingNew') : limit ? t('tooMany') : undefined}
            onClick={() => void begin()}
          >
            {good === 0 ? t('nothingToImport') : t(failed > 0 ? 'importGood' : 'importAll', { count: good })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-6">
        {error ? <Banner tone="bad" title={error} /> : null}
        {limit ? (
          <Banner tone="bad" title={limit.message} action={limit.help ? <HelpLink {...limit.help} /> : null}>
            {t('tooManyBody')}
          </Banner>
        ) : null}
        <ImportStats run={run} summary={summary} isDone={false} />
        {failed > 0 ? (
          <Banner tone={mostFail ? 'bad' : 'warn'} title={t('someFail', { count: failed })}>
            {t('someFailBody', { count: failed })}
          </Banner>
        ) : null}
        <OutcomeTabs run={run} summary={summary} />
      </div>
    </Wizard>
  )
}

function useBegin(id: string) {
  const utils = api.useUtils()
  const [error, setError] = useState<string>()
  const run = api.registry.imports.run.useMutation({ onSettled: () => utils.registry.imports.invalidate() })
  const begin = async () => {
    setError(undefined)
    try {
      await run.mutateAsync({ id, onlyGood: true })
    } catch (thrown) {
      setError(readServerErrors(thrown).message)
    }
  }
  return { begin, beginning: run.isPending, error }
}
