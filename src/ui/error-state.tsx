'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from './button'
import { cn } from './cn'

type ErrorStateProps = { title: ReactNode; children?: ReactNode; onRetry?: () => void; className?: string }

/** Something could not be shown: what, what still holds, and a way to try again. */
export function ErrorState({ title, children, onRetry, className }: ErrorStateProps) {
  const t = useTranslations('ui')
  return (
    <div role="alert" className={cn('flex flex-col items-center px-4 py-14 text-center', className)}>
      <CircleAlert aria-hidden="true" className="mb-3 size-7 text-bad" strokeWidth={1.75} />
      <p className="font-semibold">{title}</p>
      {children ? <div className="mt-1 max-w-prose text-14 text-pretty text-ink-2">{children}</div> : null}
      {onRetry ? (
        <Button className="mt-5" onClick={onRetry}>
          {t('retry')}
        </Button>
      ) : null}
    </div>
  )
}
