'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm'
import { api, type ImportRecord } from './client'
import { failedToast } from './failed-toast'

/** Gives an import up before anything was imported. */
export function DiscardButton({ run }: { run: ImportRecord }) {
  const t = useTranslations('registry.import')
  const router = useRouter()
  const utils = api.useUtils()
  const cancel = api.registry.imports.cancel.useMutation({
    onSuccess: () => utils.registry.imports.invalidate(),
    onError: failedToast,
  })
  return (
    <ConfirmDialog
      trigger={<Button variant="quiet">{t('discard')}</Button>}
      title={t('discardTitle', { file: run.fileName })}
      body={t('discardBody')}
      actionLabel={t('discard')}
      tone="danger"
      onConfirm={async () => {
        await cancel.mutateAsync({ id: run.id })
        router.push('/manage/import')
      }}
    />
  )
}
