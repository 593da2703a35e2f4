'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { LinkButton } from '@/ui/link-button'
import { Progress } from '@/ui/progress'
import { Wizard } from '@/ui/wizard'
import { api, type ImportRecord } from './client'
import { failedToast } from './failed-toast'
import { useImportSteps } from './import-steps'

/** The import under way: in the worker, whether somebody watches or not. */
export function ImportRunning({ run }: { run: ImportRecord }) {
  const t = useTranslations('registry.import')
  const format = useFormatter()
  const utils = api.useUtils()
  const cancel = api.registry.imports.cancel.useMutation({
    onSettled: () => utils.registry.imports.invalidate(),
    onError: failedToast,
  })
  const isQueued = run.status === 'queued'
  return (
    <Wizard
      label={t('stepsLabel')}
      steps={useImportSteps(run, 'result')}
      current="result"
      title={t('runningTitle')}
      lead={t(isQueued ? 'queuedLead' : 'runningLead')}
      footer={<LinkButton href="/manage/import">{t('leave')}</LinkButton>}
    >
      <div className="max-w-2xl">
        <Progress
          label={run.fileName}
          value={isQueued || run.total === 0 ? null : run.done / run.total}
          detail={
            isQueued
              ? t('queued')
              : t('progress', { done: format.number(run.done), total: format.number(run.total) })
          }
          onCancel={() => cancel.mutate({ id: run.id })}
          cancelling={cancel.isPending}
        />
      </div>
    </Wizard>
  )
}

/** An import that is being taken back. */
export function ImportUndoing({ run }: { run: ImportRecord }) {
  const t = useTranslations('registry.import')
  const format = useFormatter()
  return (
    <Wizard
      label={t('stepsLabel')}
      steps={useImportSteps(run, 'result')}
      current="result"
      title={t('undoingTitle')}
      lead={t('undoingLead')}
      footer={<LinkButton href="/manage/import">{t('leave')}</LinkButton>}
    >
      <div className="max-w-2xl">
        <Progress
          label={run.fileName}
          value={run.undoTotal === 0 ? null : run.undoDone / run.undoTotal}
          detail={t('undoProgress', {
            done: format.number(run.undoDone),
            total: format.number(run.undoTotal),
          })}
        />
      </div>
    </Wizard>
  )
}
