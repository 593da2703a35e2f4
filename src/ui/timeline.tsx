import type { ReactNode } from 'react'
import { cn } from './cn'
import { When } from './when'

export type TimelineEntry = {
  id: string
  at: Date | string
  /** Who did it; written before the title. */
  actor?: string
  /** What was done, as the rest of a sentence: "assigned it to Sipho". */
  title: ReactNode
  /** What was said: set off as a quotation. */
  body?: ReactNode
  icon?: ReactNode
  tone?: 'neutral' | 'accent' | 'good' | 'warn' | 'bad'
  /** A word at the end: "Internal", for what not everybody sees. */
  mark?: ReactNode
}

const TONES = {
  neutral: 'bg-sunken text-ink-2',
  accent: 'bg-accent-soft text-accent',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
} as const

/** What happened, in the order given. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="flex flex-col">
      {entries.map((entry) => (
        <li key={entry.id} className="group relative flex gap-3 pb-5 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute top-7 bottom-0 left-3 w-px bg-line group-last:hidden"
          />
          <span
            aria-hidden="true"
            className={cn(
              'relative grid size-6 shrink-0 place-items-center rounded-full [&_svg]:size-3.5',
              TONES[entry.tone ?? 'neutral'],
            )}
          >
            {entry.icon ?? <span className="size-1.5 rounded-full bg-current" />}
          </span>
          <div className="min-w-0 flex-1 text-14">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="min-w-0">
                {entry.actor ? <span className="font-semibold">{entry.actor} </span> : null}
                {entry.title}
              </span>
              <When at={entry.at} withTime className="text-12 text-ink-2" />
              {entry.mark}
            </p>
            {entry.body ? (
              <div className="mt-1.5 rounded-surface bg-sunken px-3 py-2 text-pretty break-words whitespace-pre-line">
                {entry.body}
              </div>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
