import { cn } from './cn'
import { Mark } from './mark'

/** The sign and the name beside it. */
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
