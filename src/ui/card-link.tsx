import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { CardIcon } from './card-icon'
import { CARD_TONES, type CardTone } from './card-tones'
import { cn } from './cn'

type CardLinkProps = {
  href: string
  title: ReactNode
  icon?: ReactNode
  tone?: CardTone
  /** State or time, at the edge. */
  aside?: ReactNode
  children?: ReactNode
}

/** A card that is one big link. */
export function CardLink({ href, title, icon, tone = 'plain', aside, children }: CardLinkProps) {
  return (
    <Link
      href={href}
      className={cn(
        'group flex items-center gap-3 rounded-surface border px-4 py-3.5 transition-colors hover:border-edge',
        CARD_TONES[tone],
      )}
    >
      {icon ? <CardIcon>{icon}</CardIcon> : null}
      <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
        <span className="min-w-0">
          <span className="block font-semibold">{title}</span>
          {children ? <span className="block text-14 text-ink-2">{children}</span> : null}
        </span>
        {aside}
      </span>
      <ChevronRight
        aria-hidden="true"
        className="size-5 shrink-0 text-ink-3 transition-transform group-hover:translate-x-0.5"
      />
    </Link>
  )
}
