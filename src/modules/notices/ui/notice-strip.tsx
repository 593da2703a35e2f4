import { CircleAlert, Megaphone, Wrench } from 'lucide-react'
import { cn } from '@/ui/cn'

const LOOK = {
  maintenance: { icon: Wrench, className: 'bg-warn-soft [&>svg]:text-warn' },
  incident: { icon: CircleAlert, className: 'bg-bad-soft [&>svg]:text-bad' },
  news: { icon: Megaphone, className: 'bg-accent-soft [&>svg]:text-accent' },
} as const

type NoticeStripProps = {
  kind: keyof typeof LOOK
  title: string
  /** From when until when, in the reader's time. */
  times: string | null
  body: string
  /** What opens the words where they are long. */
  more: string
  /** Keeps room for the button that puts it away. */
  leavesRoom?: boolean
}

/** So many letters stand in view; more would take a phone's whole screen. */
const IN_VIEW = 140

/** One notice over the page: what, when, and behind it the rest. */
export function NoticeStrip({ kind, title, times, body, more, leavesRoom }: NoticeStripProps) {
  const { icon: Icon, className } = LOOK[kind]
  return (
    <div
      role={kind === 'incident' ? 'alert' : 'status'}
      className={cn(
        'flex items-start gap-x-3 border-b py-2.5 pl-4 text-14 text-ink md:pl-6',
        leavesRoom ? 'pr-12 md:pr-14' : 'pr-4 md:pr-6',
        className,
      )}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 max-w-[90ch] flex-1 wrap-anywhere">
        <p className="text-pretty">
          <strong className="font-semibold">{title}</strong>
          {times ? <span suppressHydrationWarning>{` · ${times}`}</span> : null}
        </p>
        {body.length > IN_VIEW ? (
          <details>
            <summary className="w-fit cursor-pointer underline underline-offset-3">{more}</summary>
            <Body>{body}</Body>
          </details>
        ) : (
          <Body>{body}</Body>
        )}
      </div>
    </div>
  )
}

function Body({ children }: { children: string }) {
  return <p className="text-pretty whitespace-pre-line">{children}</p>
}
