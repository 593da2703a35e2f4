import { CircleAlert, CircleCheck, CircleDashed, CircleDot, CircleX, Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

/** neutral: over or not begun; active: somebody is at it, in a colour that is no estate's; wait: it waits for somebody. */
export type Tone = 'neutral' | 'active' | 'wait' | 'good' | 'warn' | 'bad'

const LOOK: Record<Tone, { icon: ReactNode; className: string }> = {
  neutral: { icon: <CircleDashed />, className: 'bg-ink/6 text-ink-2' },
  active: { icon: <CircleDot />, className: 'bg-info-soft text-info' },
  wait: { icon: <Clock />, className: 'bg-ink/6 text-ink' },
  good: { icon: <CircleCheck />, className: 'bg-good-soft text-good' },
  warn: { icon: <CircleAlert />, className: 'bg-warn-soft text-warn' },
  bad: { icon: <CircleX />, className: 'bg-bad-soft text-bad' },
}

type StatusBadgeProps = { tone: Tone; children: ReactNode; icon?: ReactNode; className?: string }

/** A state: a colour, a sign and a word, so that none of them stands alone. */
export function StatusBadge({ tone, children, icon, className }: StatusBadgeProps) {
  const look = LOOK[tone]
  return (
    <span
      className={cn(
        'inline-flex h-6 items-center gap-1 align-middle rounded-full pr-2.5 pl-1.5 text-12 font-semibold whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0',
        look.className,
        className,
      )}
    >
      <span aria-hidden="true" className="contents">
        {icon ?? look.icon}
      </span>
      {children}
    </span>
  )
}
