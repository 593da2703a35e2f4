'use client'

import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useTranslations } from 'next-intl'
import { cn } from './cn'

/**
 * The cross of a dialog or sheet. It stands last, so that the focus begins with what matters, and has no tooltip,
 * which would take the first Escape.
 */
export function CloseButton({ className }: { className?: string }) {
  const t = useTranslations('ui')
  return (
    <Radix.Close
      aria-label={t('close')}
      className={cn(
        'absolute top-3 right-3 grid size-(--control-sm-h) place-items-center rounded-control hover:bg-ink/7',
        className,
      )}
    >
      <X className="size-5" />
    </Radix.Close>
  )
}
