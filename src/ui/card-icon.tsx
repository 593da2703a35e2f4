import type { ReactNode } from 'react'

/** What a card is about, standing in a doorway. */
export function CardIcon({ children }: { children: ReactNode }) {
  return (
    <span
      aria-hidden="true"
      className="grid h-9 w-8 shrink-0 place-items-center rounded-arch bg-ink/7 [&_svg]:size-4.5"
    >
      {children}
    </span>
  )
}
