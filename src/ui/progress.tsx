'use client'

import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from './button'
import { cn } from './cn'

type ProgressProps = {
  label: ReactNode
  /** 0…1, or null while nobody knows how much there is. */
  value: number | null
  /** "3 200 of 10 000 rows". */
  detail?: ReactNode
  state?: 'running' | 'done' | 'failed'
  onCancel?: () => void
  cancelling?: boolean
  /** What to do with the result. */
  action?: ReactNode
}

/** Work that goes on in the background, whether somebody watches or not. */
export function Progress({
  label,
  value,
  detail,
  state = 'running',
  onCancel,
  cancelling,
  action,
}: ProgressProps) {
  const t = useTranslations('ui')
  const share = state === 'done' ? 1 : value
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {state === 'done' ? <CircleCheck aria-hidden="true" className="size-5 text-good" /> : null}
        {state === 'failed' ? <CircleAlert aria-hidden="true" className="size-5 text-bad" /> : null}
        <div className="min-w-0 flex-1">
          <p className="font-semibold">{label}</p>
          {detail ? <p className="text-14 text-ink-2">{detail}</p> : null}
        </div>
        {state === 'running' && onCancel ? (
          <Button size="small" onClick={onCancel} pending={cancelling}>
            {t('cancel')}
          </Button>
        ) : null}
        {action}
      </div>
      <ProgressBar
        value={share}
        label={typeof label === 'string' ? label : t('loading')}
        failed={state === 'failed'}
      />
    </div>
  )
}

/** The bar alone. */
export function ProgressBar({
  value,
  label,
  failed,
}: {
  value: number | null
  label: string
  failed?: boolean
}) {
  const percent = value === null ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className="h-1.5 overflow-hidden rounded-full bg-ink/10"
    >
      <div
        className={cn(
          'h-full rounded-full transition-[width]',
          failed ? 'bg-bad' : 'bg-accent',
          percent === undefined && 'w-full animate-breathe',
        )}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  )
}
