'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { NavLink, type NavGroup } from './nav-link'

type SidebarProps = {
  groups: readonly NavGroup[]
  /** Where we are. */
  head: ReactNode
  onFollow?: () => void
}

/** The groups of a sidebar; in a sheet, following a link closes it. */
export function Sidebar({ groups, head, onFollow }: SidebarProps) {
  const t = useTranslations('ui')
  return (
    <nav aria-label={t('mainNavigation')} className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-14 items-center px-6 py-3">{head}</div>
      <div className="flex flex-1 flex-col gap-5 overflow-y-auto px-3 pt-3 pb-6">
        {groups.map((group) => (
          <div key={group.id}>
            {group.label ? <p className="px-3 pb-1 text-12 text-ink-2">{group.label}</p> : null}
            <ul className="flex flex-col gap-px">
              {group.items.map((item) => (
                <li key={item.id}>
                  <NavLink item={item} onFollow={onFollow} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  )
}
