import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from './cn'

type StatProps = {
  label: string
  value: ReactNode
  /** What to make of it: "3 overdue". */
  hint?: ReactNode
  tone?: 'neutral' | 'good' | 'warn' | 'bad'
  /** The list behind the number. */
  href?: string
}

const HINTS = { neutral: 'text-ink-2', good: 'text-good', warn: 'text-warn', bad: 'text-bad' } as const

/** A number that opens what is behind it. */
export function Stat({ label, value, hint, tone = 'neutral', href }: StatProps) {
  const words = (
    <>
      <span className="block text-14 text-ink-2 group-hover:text-ink">{label}</span>
      <span className="mt-1 block truncate text-20 font-semibold sm:text-28">{value}</span>
      {hint ? <span className={cn('block text-14', HINTS[tone])}>{hint}</span> : null}
    </>
  )
  const look = 'group block min-w-0 border-t-2 border-ink pt-2.5 pb-1'
  if (!href) return <div className={look}>{words}</div>
  return (
    <Link
      href={href}
      className={cn(look, 'transition-colors hover:border-accent hover:[&>:nth-child(2)]:text-accent')}
    >
      {words}
    </Link>
  )
}

/** Stats side by side: two on a phone, as many as fit elsewhere. */
export function StatRow({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-2 gap-x-5 gap-y-6 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
      {children}
    </div>
  )
}
