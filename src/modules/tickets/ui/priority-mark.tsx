import { useTranslations } from 'next-intl'
import { cn } from '@/ui/cn'
import type { TicketPriority } from '../schemas'

const BARS: Record<TicketPriority, number> = { low: 1, medium: 2, high: 3, urgent: 3 }

/** How urgent it is: bars that rise, and the word. */
export function PriorityMark({ priority }: { priority: TicketPriority }) {
  const t = useTranslations('tickets.priority')
  const urgent = priority === 'urgent'
  return (
    <span className={cn('inline-flex items-center gap-1.5', urgent && 'font-semibold text-bad')}>
      <span aria-hidden="true" className="flex h-3 items-end gap-0.5">
        {[1, 2, 3].map((bar) => (
          <span
            key={bar}
            style={{ height: `${bar * 4}px` }}
            className={cn(
              'w-1 rounded-full',
              bar > BARS[priority] ? 'bg-line-strong' : urgent ? 'bg-bad' : 'bg-ink-2',
            )}
          />
        ))}
      </span>
      {t(priority)}
    </span>
  )
}
