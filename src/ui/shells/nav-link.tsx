'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { cn } from '../cn'

export type NavItem = {
  id: string
  label: string
  href: string
  icon: ReactNode
  /** What waits there; left out when nothing does. */
  count?: number
  /** Current only at exactly this address: for a home whose address begins every other. */
  exact?: boolean
  /** Only in the bar of a phone: elsewhere what it leads to is in view. */
  barOnly?: boolean
}

export type NavGroup = { id: string; label?: string; items: readonly NavItem[] }

/** Whether the reader is there, or further inside. */
export function isCurrent(item: Pick<NavItem, 'href' | 'exact'>, pathname: string): boolean {
  return pathname === item.href || (!item.exact && pathname.startsWith(`${item.href.replace(/\/$/, '')}/`))
}

/** A line of a sidebar. */
export function NavLink({ item, onFollow }: { item: NavItem; onFollow?: () => void }) {
  const current = isCurrent(item, usePathname())
  return (
    <Link
      href={item.href}
      onClick={onFollow}
      aria-current={current ? 'page' : undefined}
      className={cn(
        'relative flex min-h-9 items-center gap-2.5 rounded-control px-3 text-14 transition-colors coarse:min-h-11 [&_svg]:size-4.5 [&_svg]:shrink-0',
        current
          ? "bg-ink/6 font-semibold text-ink before:absolute before:inset-y-2 before:-left-3 before:w-1 before:rounded-r-full before:bg-accent before:content-[''] [&_svg]:text-accent"
          : 'text-ink-2 hover:bg-ink/4 hover:text-ink',
      )}
    >
      {item.icon}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.count ? <span className="text-12 font-semibold text-ink">{item.count}</span> : null}
    </Link>
  )
}

/** A place in the bar at the bottom of a phone. */
export function BarLink({ item }: { item: NavItem }) {
  const current = isCurrent(item, usePathname())
  return (
    <Link
      href={item.href}
      aria-current={current ? 'page' : undefined}
      className={cn(
        'relative flex min-w-0 flex-1 flex-col items-center gap-0.5 pt-2 pb-1.5 text-12 focus-visible:-outline-offset-2 [&_svg]:size-6',
        current ? 'font-semibold text-ink' : 'text-ink-2',
      )}
    >
      <span
        className={cn(
          'grid h-7 w-12 place-items-center rounded-arch',
          current && 'bg-accent-soft text-accent',
        )}
      >
        {item.icon}
      </span>
      <span className="max-w-full truncate px-1">{item.label}</span>
      {item.count ? (
        <span className="absolute top-1 left-1/2 ml-2 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 text-[11px] leading-none text-on-accent">
          {item.count}
        </span>
      ) : null}
    </Link>
  )
}
