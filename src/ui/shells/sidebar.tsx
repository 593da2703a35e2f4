'use client'

import { useTranslations } from 'next-intl'
import { NavLink, type NavGroup } from './nav-link'

/** The groups of a sidebar; in a sheet, following a link closes it. */
export function Sidebar({ groups, onFollow }: { groups: readonly NavGroup[]; onFollow?: () => void }) {
  const t = useTranslations('ui')
  return (
    <nav aria-label={t('mainNavigation')} className="flex flex-col gap-5 px-3 pb-6">
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
    </nav>
  )
}
