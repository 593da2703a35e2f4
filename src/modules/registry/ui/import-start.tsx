'use client'

import { useTranslations } from 'next-intl'
import { useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { FileDrop, type DroppedFile } from '@/ui/file-drop'
import { readServerErrors } from '@/ui/form/server-errors'
import { LinkButton } from '@/ui/link-button'
import { Wizard } from '@/ui/wizard'
import { api } from './client'
import { useUnitWords } from './desk-provider'
import { HeaderByHand } from './header-by-hand'
import { ImportKinds } from './import-kinds'
import { useImportSteps } from './import-steps'
import { TemplateMenu } from './template-menu'
import { uploadList } from './upload-list'

const MOST_BYTES = 20_000_000
const USUAL = 'register'

type Uploaded = { id: string; name: string }

/** The first step of an import: what is in the list, and its file. What can't be read is refused here, in words. */
export function ImportStart() {
  const t = useTranslations('registry.import')
  const words = useUnitWords()
  const { kinds, kind, choose } = useKind()
  const { dropped, error, uploaded, add, remove, look } = useListFile(kind)
  return (
    <Wizard
      label={t('stepsLabel')}
      steps={useImportSteps(null, 'file')}
      current="file"
      title={t('begin')}
      lead={t('lead', words)}
      footer={<LinkButton href="/manage/import">{t('back')}</LinkButton>}
    >
      <div className="flex max-w-2xl flex-col gap-6">
        <ImportKinds kinds={kinds} chosen={kind} onChoose={choose} />
        <Field label={t('fileLabel')} error={error}>
          {({ 'aria-labelledby': _group, ...control }) => (
            <FileDrop
              {...control}
              aria-label={t('fileLabel')}
              accept={['.xlsx', '.csv', '.txt', '.tsv', '.xlsm', '.xls']}
              maxFiles={1}
              maxBytes={MOST_BYTES}
              hint={t('fileHint')}
              files={dropped}
              onAdd={(files) => void add(files[0])}
              onRemove={remove}
            />
          )}
        </Field>
        {error && uploaded ? (
          <div className="flex flex-col items-start gap-3">
            <HeaderByHand
              hasSheets={!/\.(?:csv|txt|tsv)$/i.test(uploaded.name)}
              onLook={(where) => void look(uploaded, where)}
            />
            <Button variant="quiet" onClick={() => void look(uploaded, { headerRow: 0 })}>
              {t('noHeader')}
            </Button>
          </div>
        ) : null}
        <WhatItTakes />
        <div className="flex flex-wrap items-center gap-3">
          <TemplateMenu kind={kind} />
          <p className="text-14 text-ink-2">{t('templateHint')}</p>
        </div>
      </div>
    </Wizard>
  )
}

/** What is in the list stands in the address, so that a page can lead to its own kind of import. */
function useKind() {
  const router = useRouter()
  const asked = useSearchParams().get('kind')
  const { data: kinds = [] } = api.registry.imports.kinds.useQuery()
  const kind = kinds.find((one) => one.kind === asked)?.kind ?? USUAL
  const choose = (next: string) =>
    router.replace(`/manage/import/new${next === USUAL ? '' : `?kind=${next}`}`, { scroll: false })
  return { kinds, kind, choose }
}

function WhatItTakes() {
  const t = useTranslations('registry.import')
  const words = useUnitWords()
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5 text-14 text-ink-2 marker:text-ink-3">
      {(['anyColumns', 'anyOrder', 'dirty', 'again'] as const).map((key) => (
        <li key={key}>{t(`takes.${key}`, words)}</li>
      ))}
    </ul>
  )
}

/** A file on its way: sent, then read for a list. */
function useListFile(kind: string) {
  const t = useTranslations('registry.import')
  const router = useRouter()
  const utils = api.useUtils()
  const start = api.registry.imports.start.useMutation({
    onSuccess: () => utils.registry.imports.invalidate(),
  })
  const [file, setFile] = useState<DroppedFile>()
  const [uploaded, setUploaded] = useState<Uploaded>()
  const [error, setError] = useState<string>()

  const look = async (sent: Uploaded, where: { sheet?: string; headerRow?: number } = {}) => {
    setError(undefined)
    try {
      const { id } = await start.mutateAsync({ kind, fileId: sent.id, ...where })
      router.push(`/manage/import/${id}`)
    } catch (thrown) {
      setError(readServerErrors(thrown).message ?? t('readFailed'))
    }
  }
  const add = async (chosen: File | undefined) => {
    if (!chosen) return
    setError(undefined)
    setUploaded(undefined)
    setFile({ id: chosen.name, name: chosen.name, size: chosen.size, progress: 0 })
    const onProgress = (progress: number) => setFile((now) => now && { ...now, progress })
    try {
      const sent = await uploadList(chosen, { onProgress, failed: t('uploadFailed') })
      setUploaded(sent)
      await look(sent)
    } catch (thrown) {
      setFile(undefined)
      setError(readServerErrors(thrown).message ?? t('uploadFailed'))
    }
  }
  const remove = () => {
    setFile(undefined)
    setUploaded(undefined)
    setError(undefined)
  }
  return { dropped: file ? [file] : [], error, uploaded, add, remove, look }
}
