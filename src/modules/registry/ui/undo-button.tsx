'use client'

import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm'
import { When } from '@/ui/when'
import { api, type ImportRecord } from './client'
import { failedToast } from './failed-toast'

/** Takes a whole import back, as long as that is possible. */
export function UndoButton({ run }: { run: ImportRecord }) {
  const t = useTranslations('registry.import')
  const utils = api.useUtils()
  const undo = api.registry.imports.undo.useMutation({
    onSettled: () => utils.registry.imports.invalidate(),
    onError: failedToast,
  })
  const until = run.undoUntil
  if (!until) return null
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <ConfirmDialog
        trigger={<Button icon={<Undo2 />}>{t('undo')}</Button>}
        title={t('undoTitle', { file: run.fileName })}
        body={t('undoBody')}
        actionLabel={t('undo')}
        tone="danger"
        onConfirm={() => undo.mutateAsync({ id: run.id }).then(() => undefined)}
      />
      <p className="text-14 text-ink-2">{t.rich('undoUntil', { at: () => <When at={until} withTime /> })}</p>
    </div>
  )
}
