import type { ReactNode } from 'react'
import { Archway } from './archway'
import { cn } from './cn'

type EmptyStateProps = {
  title: ReactNode
  /** The first step to take. */
  children?: ReactNode
  action?: ReactNode
  className?: string
}

/** Nothing here yet: says what belongs here and offers the first step. */
export function EmptyState({ title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-center px-4 py-14 text-center', className)}>
      <Archway className="mb-4 h-16 text-line-strong" />
      <p className="text-16 font-semibold">{title}</p>
      {children ? <div className="mt-1 max-w-prose text-14 text-pretty text-ink-2">{children}</div> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}
