'use client'

import { History } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../button'

/** Says that what stands here was typed before, and lets go of it. */
export function DraftLine({ onDiscard }: { onDiscard: () => void }) {
  const t = useTranslations('ui')
  return (
    <p
      role="status"
      className="flex flex-wrap items-center gap-x-2 rounded-surface bg-sunken py-1 pr-1 pl-3 text-14"
    >
      <History aria-hidden="true" className="size-4 shrink-0 text-ink-2" />
      <span className="mr-auto">{t('draftRestored')}</span>
      <Button size="small" variant="quiet" onClick={onDiscard}>
        {t('draftDiscard')}
      </Button>
    </p>
  )
}
