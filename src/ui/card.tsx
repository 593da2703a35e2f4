import type { ReactNode } from 'react'
import { CardIcon } from './card-icon'
import { CARD_TONES, type CardTone } from './card-tones'
import { cn } from './cn'

type CardProps = {
  title: ReactNode
  icon?: ReactNode
  tone?: CardTone
  /** State or time, at the edge. */
  aside?: ReactNode
  action?: ReactNode
  children?: ReactNode
}

/** One thing in a feed: what it is, why it matters now, and what can be done about it right here. */
export function Card({ title, icon, tone = 'plain', aside, action, children }: CardProps) {
  return (
    <article className={cn('rounded-surface border px-4 py-3.5', CARD_TONES[tone])}>
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
