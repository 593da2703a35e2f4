import { cn } from './cn'

/** The sign of Gatehouse: a house whose door is an open gate, with a light above it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="currentColor" aria-hidden="true" className={cn('size-8', className)}>
      <path
        fillRule="evenodd"
        d="M16 2.5 29 9v19.5a1 1 0 0 1-1 1h-4.5V20a7.5 7.5 0 0 0-15 0v9.5H4a1 1 0 0 1-1-1V9L16 2.5Zm0 4.4a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2Z"
      />
      <path d="M11.5 29.5V20a4.5 4.5 0 0 1 9 0v9.5h-3v-9.4a1.5 1.5 0 0 0-3 0v9.4h-3Z" opacity=".38" />
    </svg>
  )
}

export function Wordmark({ className }: { className?: string }) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-2 text-20 leading-none font-semibold tracking-[-0.03em]',
        className,
      )}
    >
      <Mark className="size-[1.3em] text-accent" />
      Gatehouse
    </span>
  )
}

/** Arches behind arches, in lines: where there is nothing yet. */
export function Archway({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 96 64"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
      className={className}
    >
      <path d="M2 63h92" strokeLinecap="round" />
      <path d="M20 63V30a28 28 0 0 1 56 0v33" />
      <path d="M29 63V31a19 19 0 0 1 38 0v32" />
      <path d="M38 63V32a10 10 0 0 1 20 0v31" />
    </svg>
  )
}

/** A gatehouse at dusk, for the wide side of the sign-in page; drawn in the words' colour at low strength. */
export function Gateway({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 720 560" fill="currentColor" aria-hidden="true" className={className}>
      <circle cx="360" cy="150" r="34" opacity=".16" />
      <path d="M0 420 110 372h80v188H0ZM530 372h80l110 48v140H530Z" opacity=".08" />
      <path
        fillRule="evenodd"
        opacity=".13"
        d="M170 300 360 206l190 94v260H170V300Zm60 260h260V430a130 130 0 0 0-260 0v130Z"
      />
      <path
        fillRule="evenodd"
        opacity=".1"
        d="M230 560h260V430a130 130 0 0 0-260 0v130Zm45 0h170V432a85 85 0 0 0-170 0v128Z"
      />
      <path d="M320 560V436a40 40 0 0 1 80 0v124Z" opacity=".22" />
      <path d="M0 559h720" stroke="currentColor" strokeWidth="2" opacity=".35" />
    </svg>
  )
}

type ClosedGateProps = {
  sign: 'unknown' | 'suspended' | 'forbidden' | 'missing' | 'error' | 'offline'
  className?: string
}

/** An arch with what stands in its way: bars, a lock, nothing behind it, a broken path. */
export function ClosedGate({ sign, className }: ClosedGateProps) {
  return (
    <svg
      viewBox="0 0 128 112"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={className}
    >
      <path d="M4 110h120M22 110V46a42 42 0 0 1 84 0v64" />
      <path d="M34 110V48a30 30 0 0 1 60 0v62" opacity=".45" />
      <g>{IN_THE_WAY[sign]}</g>
    </svg>
  )
}

const IN_THE_WAY = {
  unknown: <path d="M56 52a8.5 8.5 0 1 1 12 7.7c-3 1.4-4 3.4-4 6.8M64 78v.1" />,
  suspended: <path d="M46 110V42M58 110V37M70 110V37M82 110V42M34 72h60" />,
  forbidden: (
    <path d="M50 68h28a3 3 0 0 1 3 3v20a3 3 0 0 1-3 3H50a3 3 0 0 1-3-3V71a3 3 0 0 1 3-3ZM54 68v-8a10 10 0 0 1 20 0v8M64 79v5" />
  ),
  missing: <path d="M64 110c0-10-12-12-12-22s16-10 16-19-8-10-8-16" strokeDasharray="1 7" />,
  error: <path d="M36 66h22l4-8 6 16 4-8h22" />,
  offline: <path d="M46 70a26 26 0 0 1 36 0M54 80a15 15 0 0 1 20 0M64 91v.1M44 96l40-44" />,
} as const
