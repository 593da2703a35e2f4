'use client'

import { useTranslations } from 'next-intl'
import { ReasonDialog } from './reason-dialog'
import { toast } from '@/ui/toast'
import { api } from './client'

type ReopenDialogProps = {
  estate: { id: string; name: string }
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Asks why, and opens the estate's sites again. */
export function ReopenDialog({ estate, open, onOpenChange }: ReopenDialogProps) {
  const t = useTranslations('platform')
  const utils = api.useUtils()
  const reopen = api.platform.reopen.useMutation({ onSettled: () => utils.platform.invalidate() })
  return (
    <ReasonDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('reopen.title', { name: estate.name })}
      body={t('reopen.body')}
      actionLabel={t('reopen.action')}
      onReason={async (reason) => {
        await reopen.mutateAsync({ id: estate.id, reason })
        toast({ title: t('reopen.done', { name: estate.name }), tone: 'good' })
      }}
    />
  )
}
