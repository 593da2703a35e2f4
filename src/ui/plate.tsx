import { cn } from './cn'

/** A number plate or any code that is read aloud letter by letter. */
export function Plate({ children, className }: { children: string; className?: string }) {
  const look =
    'rounded-small border border-line-strong bg-surface px-1.5 py-px font-mono font-semibold [word-spacing:-0.25em]'
  return <span className={cn(look, 'whitespace-nowrap', className)}>{children}</span>
}

/** A number or code in running text: MNT-2026-0042. */
export function Code({ children, className }: { children: string; className?: string }) {
  return <span className={cn('font-mono whitespace-nowrap', className)}>{children}</span>
}
