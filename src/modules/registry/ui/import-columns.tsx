'use client'

import { ListChecks } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Banner } from '@/ui/banner'
import { Button } from '@/ui/button'
import { readServerErrors } from '@/ui/form/server-errors'
import { LinkButton } from '@/ui/link-button'
import { Wizard } from '@/ui/wizard'
import { api, type ImportRecord } from './client'
import { ColumnLine } from './import-column-line'
import { useImportSteps } from './import-steps'
import { useKindWords } from './kind-words'

/** What each column holds: as it was recognised, and as somebody says. */
export function ColumnsStep({ run }: { run: ImportRecord }) {
  const t = useTranslations('registry.import')
  const { fieldWord } = useKindWords(run)
  const { choose, error } = useChoice(run)
  const { tryAll, trying, failure } = useDryRun(run.id)
  const missing = run.missing.map((field) => t('missing', { field: fieldWord(field) }))
  return (
    <Wizard
      label={t('stepsLabel')}
      steps={useImportSteps(run, 'columns')}
      current="columns"
      title={t('columnsTitle')}
      lead={t('columnsLead')}
      footer={
        <>
          <LinkButton variant="quiet" href={`/manage/import/${run.id}?step=sheet`}>
            {t('toSheet')}
          </LinkButton>
          <Button
            variant="primary"
            icon={<ListChecks />}
            pending={trying}
            reason={missing[0]}
            onClick={() => void tryAll()}
          >
            {t('tryAll')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {missing.map((words) => (
          <Banner key={words} tone="warn" title={words}>
            {t('missingBody')}
          </Banner>
        ))}
        {(error ?? failure) ? <Banner tone="bad" title={error ?? failure} /> : null}
        {run.remembered ? <Banner title={t('remembered')}>{t('rememberedBody')}</Banner> : null}
        <ul className="border-t">
          {run.columns.map((column) => (
            <ColumnLine
              key={column.letter}
              run={run}
              column={column}
              onChoose={(field) => void choose(column.letter, field)}
            />
          ))}
        </ul>
      </div>
    </Wizard>
  )
}

/** Sends a choice, and shows it before the answer is here. */
function useChoice(run: ImportRecord) {
  const { id, sheet, headerRow } = run
  const record = api.useUtils().registry.imports.record
  const imports = api.useUtils().registry.imports
  const [error, setError] = useState<string>()
  const match = api.registry.imports.match.useMutation()
  const choose = async (letter: string, field: string | null) => {
    setError(undefined)
    const { [letter]: _before, ...others } = record.getData({ id })?.chosen ?? run.chosen
    const chosen = field === null ? others : { ...others, [letter]: field }
    record.setData({ id }, (now) => now && { ...now, chosen })
    try {
      await match.mutateAsync({
        id,
        sheet: sheet ?? undefined,
        headerRow: headerRow ?? undefined,
        columns: chosen,
      })
    } catch (thrown) {
      setError(readServerErrors(thrown).message)
    }
    await imports.invalidate()
  }
  return { choose, error }
}

function useDryRun(id: string) {
  const router = useRouter()
  const utils = api.useUtils()
  const dryRun = api.registry.imports.dryRun.useMutation({
    onSuccess: () => utils.registry.imports.invalidate(),
  })
  const [failure, setFailure] = useState<string>()
  const tryAll = async () => {
    setFailure(undefined)
    try {
      await dryRun.mutateAsync({ id })
      router.push(`/manage/import/${id}?step=check`)
    } catch (thrown) {
      setFailure(readServerErrors(thrown).message)
    }
  }
  return { tryAll, trying: dryRun.isPending, failure }
}
