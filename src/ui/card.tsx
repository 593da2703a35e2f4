import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from './cn'

type CardProps = {
  title: ReactNode
  icon?: ReactNode
  /** Whose turn it is: `urgent` needs the reader today. */
  tone?: 'plain' | 'urgent' | 'bad'
  /** State or time, at the edge. */
  aside?: ReactNode
  action?: ReactNode
  children?: ReactNode
}

const TONES = {
  plain: 'border-line bg-surface',
  urgent: 'border-accent/40 bg-accent-soft',
  bad: 'border-bad/40 bg-bad-soft',
} as const

/** One thing in a feed: what it is, why it matters now, and what can be done about it right here. */
export function Card({ title, icon, tone = 'plain', aside, action, children }: CardProps) {
  return (
    <article className={cn('rounded-surface border px-4 py-3.5', TONES[tone])}>
      <div className="flex items-start gap-3">
        {icon ? <CardIcon>{icon}</CardIcon> : null}
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
            <h3 className="font-semibold">{title}</h3>
            {aside ? <div className="text-14 text-ink-2">{aside}</div> : null}
          </div>
          {children ? <div className="mt-0.5 text-14 text-pretty text-ink-2">{children}</div> : null}
          {action ? <div className="mt-3 flex flex-wrap gap-2">{action}</div> : null}
        </div>
      </div>
    </article>
  )
}

/** A card that is one big link. */
export function CardLink({
  href,
  title,
  icon,
  tone = 'plain',
  aside,
  children,
}: Omit<CardProps, 'action'> & { href: string }) {
  return (
    <Link
      href={href}
      className={cn(
        'group flex items-center gap-3 rounded-surface border px-4 py-3.5 transition-colors hover:border-edge',
        TONES[tone],
      )}
    >
      {icon ? <CardIcon>{icon}</CardIcon> : null}
      <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
        <span className="min-w-0">
          <span className="block font-semibold">{title}</span>
          {children ? <span className="block text-14 text-ink-2">{children}</span> : null}
        </span>
        {aside}
      </span>
      <ChevronRight
        aria-hidden="true"
        className="size-5 shrink-0 text-ink-3 transition-transform group-hover:translate-x-0.5"
      />
    </Link>
  )
}

function CardIcon({ children }: { children: ReactNode }) {
  return (
    <span
      aria-hidden="true"
      className="grid h-9 w-8 shrink-0 place-items-center rounded-arch bg-ink/7 [&_svg]:size-4.5"
    >
      {children}
    </span>
  )
}
