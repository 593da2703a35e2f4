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
