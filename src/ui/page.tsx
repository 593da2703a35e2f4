import type { ReactNode } from 'react'
import { cn } from './cn'

const WIDTHS = { reading: 'max-w-2xl', form: 'max-w-xl', full: 'max-w-none' } as const

/** The room of a page inside a shell. `form` for one column of fields, `reading` for feeds and text. */
export function Page({
  width = 'full',
  className,
  children,
}: {
  width?: keyof typeof WIDTHS
  className?: string
  children: ReactNode
}) {
  return <div className={cn('flex flex-col gap-6', WIDTHS[width], className)}>{children}</div>
}

type PageHeaderProps = {
  title: ReactNode
  /** A small line above: where this belongs. */
  kicker?: ReactNode
  /** One sentence below: what this page is for. */
  lead?: ReactNode
  actions?: ReactNode
}

export function PageHeader({ title, kicker, lead, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {kicker ? <p className="mb-1 text-14 text-ink-2">{kicker}</p> : null}
        <h1 className="text-28 text-balance">{title}</h1>
        {lead ? <p className="mt-1 max-w-prose text-pretty text-ink-2">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </header>
  )
}
