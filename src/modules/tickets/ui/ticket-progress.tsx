'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/ui/cn'
import type { TicketStatus } from '../schemas'

const STAGES = ['sent', 'seen', 'work', 'done'] as const

const REACHED: Record<TicketStatus, number> = {
  submitted: 0,
  acknowledged: 1,
  assigned: 1,
  in_progress: 2,
  waiting: 2,
  resolved: 2,
  closed: 3,
  cancelled: -1,
}

/** How far a report is, as four doorways of which it has passed some. */
export function TicketProgress({ status }: { status: TicketStatus }) {
  const t = useTranslations('tickets.progress')
  const reached = REACHED[status]
  if (reached < 0) return null
  return (
    <ol aria-label={t('label')} className="flex">
      {STAGES.map((stage, index) => (
        <li
          key={stage}
          aria-current={index === reached ? 'step' : undefined}
          className="relative flex flex-1 flex-col items-center gap-1.5"
        >
          {index > 0 ? (
            <span
              aria-hidden="true"
              className={cn(
                'absolute top-3.5 right-[calc(50%+0.75rem)] h-0.5 w-[calc(100%-1.5rem)]',
                index <= reached ? 'bg-accent' : 'bg-line-strong',
              )}
            />
          ) : null}
          <span
            aria-hidden="true"
            className={cn(
              'relative grid h-7 w-6 place-items-center rounded-arch border [&_svg]:size-3.5',
              index <= reached ? 'border-accent bg-accent text-on-accent' : 'border-line-strong bg-surface',
            )}
          >
            {index <= reached ? <Check strokeWidth={3} /> : null}
          </span>
          <span className={cn('text-12', index === reached ? 'font-semibold' : 'text-ink-2')}>
            {t(stage)}
          </span>
        </li>
      ))}
    </ol>
  )
}
