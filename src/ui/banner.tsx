import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

type BannerProps = {
  tone?: 'neutral' | 'good' | 'warn' | 'bad'
  title: ReactNode
  children?: ReactNode
  /** A button or link. */
  action?: ReactNode
  className?: string
}

const LOOK = {
  neutral: { icon: Info, className: 'bg-accent-soft [&>svg]:text-accent' },
  good: { icon: CircleCheck, className: 'bg-good-soft [&>svg]:text-good' },
  warn: { icon: TriangleAlert, className: 'bg-warn-soft [&>svg]:text-warn' },
  bad: { icon: CircleAlert, className: 'bg-bad-soft [&>svg]:text-bad' },
} as const

/** A state of affairs that stays on the page, as opposed to a toast, which passes. */
export function Banner({ tone = 'neutral', title, children, action, className }: BannerProps) {
  const { icon: Icon, className: look } = LOOK[tone]
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={cn('flex flex-wrap items-start gap-x-3 gap-y-2 rounded-surface px-4 py-3', look, className)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-48 flex-1">
        <p className="font-semibold">{title}</p>
        {children ? <div className="text-14 text-pretty">{children}</div> : null}
      </div>
      {action}
    </div>
  )
}
